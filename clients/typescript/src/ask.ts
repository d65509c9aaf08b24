import type { TypedDocumentString } from '../generated/codegen/graphql';

/** Asks the API at url, and gives an answer of the type that belongs to the question. */
export async function ask<Answer, Variables>(url: string, question: TypedDocumentString<Answer, Variables>, variables: Variables): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: question.toString(), variables }),
  });
  const { data, errors } = (await response.json()) as { data: Answer; errors?: { message: string }[] };
  if (errors) throw new Error(errors.map(error => error.message).join('\n'));
  return data;
}
