package text

import (
	"fmt"
	"time"
)

// Date returns a day in full, as it stands in running text: "Friday, 27 November 2026", "Freitag, 27. November 2026".
func Date(locale string, at time.Time) string {
	at = at.UTC()
	if locale != DE {
		return at.Format("Monday, 2 January 2006")
	}
	return fmt.Sprintf("%s, %d. %s %d", germanDays()[at.Weekday()], at.Day(), germanMonths()[at.Month()-1], at.Year())
}

// Moment returns a day in full with its time of day in UTC.
func Moment(locale string, at time.Time) string {
	at = at.UTC()
	if locale != DE {
		return Date(locale, at) + at.Format(", 15:04 UTC")
	}
	return Date(locale, at) + at.Format(", 15:04 Uhr UTC")
}

func germanDays() [7]string {
	return [7]string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"}
}

func germanMonths() [12]string {
	return [12]string{
		"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
	}
}
