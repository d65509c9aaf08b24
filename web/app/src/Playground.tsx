import { explorerPlugin } from '@graphiql/plugin-explorer';
import '@graphiql/plugin-explorer/style.css';
import type { GraphiQLPlugin, TabsState } from '@graphiql/react';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { CopyLink } from './CopyLink';
import { examples } from './examples';
import { examplesPlugin } from './ExamplesPanel';
import { fetcher } from './fetcher';
import { readLink, writeLink } from './link';
import { Manners } from './Manners';
import { SourceLink } from './SourceLink';
import { storage } from './storage';
import './style.css';

/** Longer than GraphiQL takes to store its tabs, so that a reload finds this very query among them. */
const ADDRESS_DELAY_MS = 600;

const NEW_TAB = `# Write a query here, or take one from the examples on the left.
# Ctrl-Space shows what may stand at the cursor, Ctrl-Enter runs the query.

`;

const shared = readLink(window.location);

/** Tabs of a browser that was never here: what the link asks for, or all examples with the first one open. */
const firstTabs = shared ? [shared] : examples;

const title = 'Query builder';
const queryBuilder: GraphiQLPlugin = { ...explorerPlugin({ title, showAttribution: false }), title };
const plugins = [examplesPlugin, queryBuilder];

let timer: ReturnType<typeof setTimeout>;

/** Keeps the address that of the query in sight: reload it, bookmark it, send it. */
function follow({ tabs, activeTabIndex }: TabsState) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const tab = tabs[activeTabIndex];
    const link = writeLink(window.location, { query: tab?.query ?? '', variables: tab?.variables ?? '' });
    window.history.replaceState(null, '', link);
  }, ADDRESS_DELAY_MS);
}

/**
 * GraphiQL, told where to ask and what to show first. It holds all state
 * itself: rendered once, for GraphiQL closes its panes when rendered again.
 */
export function Playground() {
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      defaultTabs={firstTabs}
      defaultQuery={NEW_TAB}
      query={shared?.query}
      variables={shared?.variables}
      plugins={plugins}
      onTabChange={follow}
      isHeadersEditorEnabled={false}
      shouldPersistHeaders={false}
      inputValueDeprecation
      schemaDescription
      responseTooltip={SourceLink}
    >
      <GraphiQL.Logo>
        <a className="home" href="/">
          Entente
        </a>
      </GraphiQL.Logo>
      <GraphiQL.Toolbar>
        {({ prettify, copy, merge }) => (
          <>
            {prettify}
            {copy}
            {merge}
            <CopyLink />
          </>
        )}
      </GraphiQL.Toolbar>
      <Manners />
    </GraphiQL>
  );
}
