/** What a link to the playground carries. */
export type Shared = { query: string; variables: string };

/**
 * The query that an address asks for, or null. Both `/playground?query=…` (what
 * a document links to) and `/playground#query=…` (what the playground writes)
 * are read; `variables` is JSON beside it.
 */
export function readLink(address: { search: string; hash: string }): Shared | null {
  for (const part of [address.hash, address.search]) {
    const fields = new URLSearchParams(part.slice(1));
    const query = fields.get('query');
    if (query) return { query, variables: fields.get('variables') ?? '' };
  }
  return null;
}

/**
 * The address of a query. It stands in the fragment, which browsers keep to
 * themselves: no server, proxy or log reads it, and none limits its length.
 */
export function writeLink(page: { origin: string; pathname: string }, { query, variables }: Shared): string {
  const fields = new URLSearchParams({ query });
  if (variables.trim()) fields.set('variables', variables);
  return `${page.origin}${page.pathname}#${fields}`;
}
