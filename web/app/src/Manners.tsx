import { useEditorContext } from '@graphiql/react';
import { useEffect } from 'react';

/** What GraphiQL leaves out, for those who hear the page and those who hold it in one hand. */
export function Manners() {
  const { queryEditor, variableEditor, responseEditor, activeTabIndex } = useEditorContext({ nonNull: true });

  // CodeMirror types into textareas without a name.
  useEffect(() => queryEditor?.getInputField().setAttribute('aria-label', 'Query'), [queryEditor]);
  useEffect(() => variableEditor?.getInputField().setAttribute('aria-label', 'Variables'), [variableEditor]);
  useEffect(() => responseEditor?.getInputField().setAttribute('aria-label', 'Answer'), [responseEditor]);

  // A phone shows the whole of a long line, and the tab that was chosen.
  useEffect(() => queryEditor?.setOption('lineWrapping', true), [queryEditor]);
  useEffect(() => {
    const tab = document.getElementById(`graphiql-session-tab-${activeTabIndex}`);
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [activeTabIndex]);

  return <h1 className="spoken">Entente playground</h1>;
}
