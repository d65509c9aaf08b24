import { useEditorContext, usePluginStore, type GraphiQLPlugin } from '@graphiql/react';
import { flushSync } from 'react-dom';
import { examples } from './examples';

/** Where style.css lays a pane over the editors, which then must go for the query to be seen. */
const PHONE = '(max-width: 700px)';

function Panel() {
  const { tabs, addTab, changeTab, queryEditor, variableEditor } = useEditorContext({ nonNull: true });
  const { setVisiblePlugin } = usePluginStore();

  function open(query: string) {
    if (window.matchMedia(PHONE).matches) setVisiblePlugin(null);
    const opened = tabs.findIndex(tab => tab.query?.trim() === query);
    if (opened >= 0) return changeTab(opened);
    flushSync(addTab);
    queryEditor?.setValue(query);
    variableEditor?.setValue('');
  }

  return (
    <section className="examples" aria-labelledby="examples-title">
      <h2 id="examples-title">Examples</h2>
      <ul>
        {examples.map(({ title, about, query }) => (
          <li key={title}>
            <button type="button" onClick={() => open(query)}>
              <strong>{title}</strong>
              <span>{about}</span>
            </button>
          </li>
        ))}
      </ul>
      <p>
        Every query has an address: copy the link beside the editor. More about <a href="/">Entente</a> and its{' '}
        <a href="/schema.graphql">schema</a>; the <a href="/playground/licenses.txt">licences</a> of the software on
        this page.
      </p>
    </section>
  );
}

const Icon = () => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
    <path d="M4 5.5C6.5 4 9.5 4 12 5.5v14C9.5 18 6.5 18 4 19.5zM20 5.5C17.5 4 14.5 4 12 5.5v14c2.5-1.5 5.5-1.5 8 0z" />
  </svg>
);

/** The examples as a pane of GraphiQL: each opens in a tab of its own. */
export const examplesPlugin: GraphiQLPlugin = { title: 'Examples', icon: Icon, content: Panel };
