import { ToolbarButton, useEditorContext } from '@graphiql/react';
import { useState } from 'react';
import { writeLink } from './link';

/** How long the button says that it has done its work. */
const TOLD_FOR_MS = 2000;

/** Copies an address that opens this query with these variables. */
export function CopyLink() {
  const { queryEditor, variableEditor } = useEditorContext({ nonNull: true });
  const [copied, setCopied] = useState(false);

  async function copy() {
    const link = writeLink(window.location, {
      query: queryEditor?.getValue() ?? '',
      variables: variableEditor?.getValue() ?? '',
    });
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      // Over plain HTTP from another machine there is no clipboard to write to.
      window.prompt('A link to this query:', link);
      return;
    }
    setCopied(true);
    setTimeout(() => setCopied(false), TOLD_FOR_MS);
  }

  return (
    <>
      <ToolbarButton label={copied ? 'Link copied' : 'Copy a link to this query'} onClick={copy}>
        <svg
          className="graphiql-toolbar-icon"
          viewBox="0 0 24 24"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeLinecap="round"
          aria-hidden="true"
        >
          {copied ? (
            <path d="M5 12.5l4.5 4.5L19 7.5" />
          ) : (
            <path d="M10 14a4 4 0 0 0 5.7 0l3.5-3.5a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.5 3.5a4 4 0 0 0 5.7 5.7L12 17.7" />
          )}
        </svg>
      </ToolbarButton>
      <span className="spoken" role="status">
        {copied ? 'Link copied' : ''}
      </span>
    </>
  );
}
