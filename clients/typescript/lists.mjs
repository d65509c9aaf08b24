// Writes generated/sources/Lists.ts: for each list of each type a fragment that
// pages it both ways, so that the Relay compiler sees all lists that there are.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { buildSchema, isEnumType, isInterfaceType, isObjectType, isRequiredArgument, getNamedType } from 'graphql';

const schema = buildSchema(await readFile('../../schema.graphql', 'utf8'));
const node = schema.getType('Node');
const pages = ['first', 'after', 'last', 'before'];

/** What is given for arguments that must be given and are no enumerations. */
const values = { query: '"friendship"' };

function given({ name, type }) {
  const named = getNamedType(type);
  const value = isEnumType(named) ? named.getValues()[0].name : values[name];
  if (!value) throw new Error(`no value for the required argument ${name}: ${type}`);
  return `${name}: ${value}`;
}

function fragment(type, field) {
  const name = `Lists_${type.name}_${field.name}`;
  const isRefetched = type === schema.getQueryType() || type === node || type.getInterfaces().includes(node);
  const required = field.args.filter(arg => isRequiredArgument(arg)).map(given);
  const list = [...required, ...pages.map(page => `${page}: $${page}`)].join(', ');
  return `graphql\`
  fragment ${name} on ${type.name}
  ${isRefetched ? `@refetchable(queryName: "${name.replaceAll('_', '')}Query")` : ''}
  @argumentDefinitions(first: { type: "Int" }, after: { type: "String" }, last: { type: "Int" }, before: { type: "String" }) {
    ${field.name}(${list}) @connection(key: "${name}__${field.name}") {
      edges {
        node {
          __typename
        }
      }
    }
  }
\`;
`;
}

const fragments = Object.values(schema.getTypeMap())
  .filter(type => isObjectType(type) || isInterfaceType(type))
  .flatMap(type =>
    Object.values(type.getFields())
      .filter(field => getNamedType(field.type).name.endsWith('Connection'))
      .map(field => fragment(type, field)),
  );
if (fragments.length < 20) throw new Error(`only ${fragments.length} lists`);

await mkdir('generated/sources', { recursive: true });
await writeFile('generated/sources/Lists.ts', `import { graphql } from 'relay-runtime';\n\n${fragments.join('\n')}`);
