package graph

import (
	"context"

	"entente/models"
	"entente/names"
)

func (r *countryNameResolver) Script(ctx context.Context, obj *models.CountryName) (*string, error) {
	return known(names.Script(obj.Language)), nil
}

func (r *leaderNameResolver) Script(ctx context.Context, obj *models.LeaderName) (*string, error) {
	return known(names.Script(obj.Language)), nil
}
