// What a Relay client needs: objects that it refetches by their ID, and lists
// that it pages as connections.

import { graphql } from 'relay-runtime';

export const query = graphql`
  query AlliancesQuery($code: String!) {
    country(code: $code) {
      ...Alliances_country
    }
    relation(between: ["XFR", "XRU"], includePredecessors: true) {
      timeline(first: 2) @connection(key: "Alliances_timeline") {
        edges {
          node {
            kind
            on
            title
          }
        }
      }
    }
  }
`;

export const country = graphql`
  fragment Alliances_country on Country
  @refetchable(queryName: "AlliancesPageQuery")
  @argumentDefinitions(
    count: { type: "Int", defaultValue: 1 }
    cursor: { type: "String" }
    where: { type: "TreatyWhere", defaultValue: { signed: { from: "1900" } } }
  ) {
    name
    treaties(first: $count, after: $cursor, where: $where, orderBy: { field: SIGNED_ON }) @connection(key: "Alliances_treaties") {
      edges {
        node {
          id
          title
          kinds
          ...Alliances_status
        }
      }
    }
  }
`;

export const status = graphql`
  fragment Alliances_status on Treaty @refetchable(queryName: "AlliancesStatusQuery") @argumentDefinitions(on: { type: "Day", defaultValue: "1975-01-01" }) {
    status(on: $on) {
      inForce
      explanation
    }
    ...Alliances_sources
  }
`;

export const sources = graphql`
  fragment Alliances_sources on Cited @refetchable(queryName: "AlliancesSourcesQuery") {
    citations(standing: [PREFERRED]) {
      source {
        id
        publisher
      }
    }
  }
`;
