package store

import (
	"context"
	"slices"
	"strings"
	"testing"

	"entente/models"
)

func TestNetworksAsTheOracle(t *testing.T) {
	withRandom(t, func(d draw, o oracle, db *Store) {
		q := drawLinkQuery(d, o)
		among := maybe(d, "among", func() []models.ID { return some(d, "among", someActor) })
		var got *models.Links
		var err error
		if n := statements(func(ctx context.Context) { got, err = db.Links(ctx, q, among) }); n > 1+referencesOfLinks(q.Where) {
			d.Fatalf("%d statements", n)
		}
		if err != nil {
			d.Fatal(err)
		}
		links, edges := o.links(q, ""), got.Edges
		for i, a := range someActor {
			for _, b := range someActor[i+1:] {
				from, to := min(a, b), max(a, b)
				want := o.partner([]models.ID{from}, to, links, "")
				if among != nil && (!slices.Contains(among, a) || !slices.Contains(among, b)) {
					want.Count = 0
				}
				at := slices.IndexFunc(edges, func(e *models.NetworkEdge) bool { return e.FromID == from && e.ToID == to })
				if at < 0 {
					if want.Count > 0 {
						d.Fatalf("%s and %s are not linked, want %d times", from, to, want.Count)
					}
					continue
				}
				checkEdge(d, q, edges[at], want, o.between(from, to, links))
				edges = slices.Delete(edges, at, at+1)
			}
		}
		if len(edges) > 0 {
			d.Fatalf("%s and %s are linked, and need not be", edges[0].FromID, edges[0].ToID)
		}
	})
}

// between are the links of two, the newest first.
func (o oracle) between(a, b models.ID, links []oracleLink) []models.ID {
	var both []oracleLink
	for _, link := range links {
		if slices.Contains(link.members, a) && slices.Contains(link.members, b) {
			both = append(both, link)
		}
	}
	slices.SortFunc(both, func(x, y oracleLink) int {
		if x.on.Earliest() != y.on.Earliest() {
			return strings.Compare(string(y.on.Earliest()), string(x.on.Earliest()))
		}
		return strings.Compare(string(x.id), string(y.id))
	})
	return rows(both, func(l *oracleLink) (models.ID, bool) { return l.id, true })
}

func checkEdge(d draw, q models.LinkQuery, e *models.NetworkEdge, want models.Partner, subjects []models.ID) {
	if e.Weight != want.Count {
		d.Fatalf("%s and %s are linked %d times, want %d", e.FromID, e.ToID, e.Weight, want.Count)
	}
	if directed := q.By != models.LinkKindTreaties; directed != (e.There != nil) || directed && (*e.There != *want.There || *e.Back != *want.Back) {
		d.Fatalf("%+v, want %d there and %d back", e, *want.There, *want.Back)
	}
	for most := range 4 {
		if got := e.Subjects(most); !slices.Equal(got, subjects[:min(most, len(subjects))]) {
			d.Fatalf("%v link %s and %s, want %d of %v", got, e.FromID, e.ToID, most, subjects)
		}
	}
	if back := e.Reversed(); back.FromID != e.ToID || back.There != e.Back || back.Back != e.There {
		d.Fatalf("%+v is not the other way round", back)
	}
}
