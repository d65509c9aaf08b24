import founding from './example.graphql?raw';

/** A query worth trying: the comment on top of its file, and the file. */
export type Example = { title: string; about: string; query: string };

const others = import.meta.glob<string>('./examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The founding article first, then examples/ in the order of its file names. */
export const examples: Example[] = [founding, ...Object.values(others)].map(read);

/** A file opens with comment lines: the first is the title, the rest tell what it shows. */
function read(file: string): Example {
  const query = file.trim();
  const lines = query.split('\n');
  const end = lines.findIndex(line => !line.startsWith('#'));
  const [title = '', ...about] = lines.slice(0, end).map(line => line.replace(/^#\s*/, ''));
  return { title, about: about.join(' '), query };
}
