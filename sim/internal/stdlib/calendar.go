package stdlib

// The proleptic Gregorian calendar, for time and datetime.

// A civilTime is a moment as the calendar and the clock on the wall show it.
type civilTime struct {
	year, month, day     int64
	hour, minute, second int64
	weekday              int64 // Monday is 0
	yearDay              int64 // 1 … 366
}

const secondsPerDay = 86400

// daysFromCivil gives the number of days from 1970-01-01. It counts in years
// that begin in March, so that the leap day is the last of a year, and in
// eras of 400 years, which all have the same number of days.
func daysFromCivil(year, month, day int64) int64 {
	if month <= 2 {
		year--
	}
	era := floorDiv(year, 400)
	yearOfEra := year - era*400
	dayOfYear := (153*((month+9)%12)+2)/5 + day - 1
	dayOfEra := yearOfEra*365 + yearOfEra/4 - yearOfEra/100 + dayOfYear
	return era*146097 + dayOfEra - 719468
}

// civilFromDays is the inverse of daysFromCivil.
func civilFromDays(days int64) (year, month, day int64) {
	days += 719468
	era := floorDiv(days, 146097)
	dayOfEra := days - era*146097
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36524 - dayOfEra/146096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	shifted := (5*dayOfYear + 2) / 153
	day = dayOfYear - (153*shifted+2)/5 + 1
	month = shifted + 3
	if month > 12 {
		month -= 12
	}
	year = yearOfEra + era*400
	if month <= 2 {
		year++
	}
	return year, month, day
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// civilFromUnix gives the moment that is so many seconds from 1970.
func civilFromUnix(seconds int64) civilTime {
	days := floorDiv(seconds, secondsPerDay)
	rest := seconds - days*secondsPerDay
	c := civilTime{hour: rest / 3600, minute: rest / 60 % 60, second: rest % 60}
	c.year, c.month, c.day = civilFromDays(days)
	c.complete()
	return c
}

// complete computes weekday and yearDay from the date.
func (c *civilTime) complete() {
	days := daysFromCivil(c.year, c.month, c.day)
	c.weekday = (days+3)%7 + 7*btoi((days+3)%7 < 0)
	c.yearDay = days - daysFromCivil(c.year, 1, 1) + 1
}

// unix is the inverse of civilFromUnix. Fields out of their range carry over.
func (c *civilTime) unix() int64 {
	months := c.year*12 + c.month - 1
	year, month := floorDiv(months, 12), months-floorDiv(months, 12)*12+1
	days := daysFromCivil(year, month, 1) + c.day - 1
	return days*secondsPerDay + c.hour*3600 + c.minute*60 + c.second
}

func btoi(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// isoWeek gives the ISO 8601 year and week: week 1 has the year's first Thursday.
func (c *civilTime) isoWeek() (year, week int64) {
	thursday := daysFromCivil(c.year, c.month, c.day) + 3 - c.weekday
	year, _, _ = civilFromDays(thursday)
	return year, (thursday-daysFromCivil(year, 1, 1))/7 + 1
}
