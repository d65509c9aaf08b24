package graph

import (
	"cmp"
	"slices"

	"entente/models"
)

// The lists of rows that have an order of their own and can be asked for in
// another are short: they are ordered here, not in SQL.

// rowsInOrder are rows by a key, "" for what is unknown, which comes last
// whichever way. Those that tie stay as they were. The rows themselves may be
// shared with other fields, so they are not moved.
func rowsInOrder[T any](rows []T, direction models.OrderDirection, key func(T) string) []T {
	sign := 1
	if direction == models.OrderDirectionDesc {
		sign = -1
	}
	ordered := slices.Clone(rows)
	slices.SortStableFunc(ordered, func(a, b T) int {
		x, y := key(a), key(b)
		if x == "" || y == "" {
			return cmp.Compare(number(x == ""), number(y == ""))
		}
		return sign * cmp.Compare(x, y)
	})
	return ordered
}

// membershipsBy orders memberships; other is the ID by whose name they can be.
func (r *Resolver) membershipsBy(all []*models.Membership, order *models.MembershipOrder, other func(*models.Membership) models.ID) []*models.Membership {
	if order == nil {
		return all
	}
	return rowsInOrder(all, order.Direction, func(m *models.Membership) string {
		switch order.Field {
		case models.MembershipOrderFieldName:
			return r.db.SortingName(other(m))
		case models.MembershipOrderFieldLeftOn:
			return string(m.LeftOn.Earliest())
		}
		return string(m.JoinedOn.Earliest())
	})
}

func tenuresBy(all []*models.Tenure, order *models.TenureOrder) []*models.Tenure {
	if order == nil {
		return all
	}
	return rowsInOrder(all, order.Direction, func(t *models.Tenure) string {
		switch order.Field {
		case models.TenureOrderFieldEndedOn:
			return string(t.EndedOn.Earliest())
		case models.TenureOrderFieldOffice:
			return t.Office
		case models.TenureOrderFieldRole:
			return string(t.Role)
		}
		return string(t.StartedOn.Earliest())
	})
}
