package cite

import (
	"strconv"
	"strings"

	"entente/models"
)

// partsOf are year, month and day of a date that names one, as far as it does;
// circa says that the date is uncertain or approximate. An interval, a decade
// or a season has no parts.
func partsOf(date models.Date) (parts []int, circa bool) {
	plain := strings.TrimRight(date.EDTF, "?~%")
	for i, part := range strings.Split(plain, "-") {
		n, err := strconv.Atoi(part)
		const lastMonth = 12
		if err != nil || i > 2 || i == 0 && len(part) != len("1961") || i == 1 && n > lastMonth {
			return nil, false
		}
		parts = append(parts, n)
	}
	return parts, plain != date.EDTF
}
