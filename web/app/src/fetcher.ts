import type { Fetcher } from '@graphiql/toolkit';

/** GraphQL over HTTP: https://graphql.github.io/graphql-over-http/draft/ */
const ACCEPT = 'application/graphql-response+json, application/json;q=0.9';

/**
 * Asks the server that served this page, without cookies. What goes wrong on
 * the way is answered in GraphQL's own form, so that it is shown as a sentence
 * and not as a stack trace.
 */
export const fetcher: Fetcher = async params => {
  let response: Response;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: { Accept: ACCEPT, 'Content-Type': 'application/json' },
      credentials: 'omit',
      body: JSON.stringify(params),
    });
  } catch {
    return failure(`No answer from ${window.location.host}. Is the server running?`);
  }
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return failure(`The server answered ${response.status} and no JSON: ${text.slice(0, 200)}`);
  }
};

function failure(message: string) {
  return { errors: [{ message }] } as never;
}
