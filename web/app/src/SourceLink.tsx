import type { ResponseTooltipType } from '@graphiql/react';

/**
 * What appears over an address in the answer: a link to it. Facts are cited so
 * that they can be looked up, and a code editor's text cannot be followed.
 */
export const SourceLink: ResponseTooltipType = ({ token }) => {
  const address = readAddress(token.string);
  if (!address) return null;
  return (
    <a className="source-link" href={address.href} target="_blank" rel="noopener noreferrer">
      Open {address.hostname}
    </a>
  );
};

function readAddress(text: string): URL | null {
  if (!/^"https?:\/\//.test(text)) return null;
  try {
    return new URL(JSON.parse(text));
  } catch {
    return null;
  }
}
