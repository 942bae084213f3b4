import {
  addDays,
  dateFault,
  clockOffset,
  dayIn,
  daysBetween,
  isTimeZone,
  defaultTimeZone,
  lengthInDays,
  parseDay,
  personalDay,
  periodStart,
  type Day,
} from './calendar.ts';

const day = (text: string) => text as Day;

test.each(['2026-02-30', '2026-1-5', '26-01-05', '2026-01-05T00:00:00Z', '', null, 20260105])(
  'refuses %j as a day',
  (input) => {
    expect(parseDay(input)).toBeUndefined();
  },
);

test('accepts a leap day', () => {
  expect(parseDay('2028-02-29')).toBe('2028-02-29');
});

test('the same instant is another day in another time zone', () => {
  const instant = new Date('2026-11-23T15:30:00Z');
  expect(dayIn('Asia/Tokyo', instant)).toBe('2026-11-24');
  expect(dayIn('America/New_York', instant)).toBe('2026-11-23');
});

test('lists the days of a range across a month and a change to summer time', () => {
  expect(daysBetween(day('2026-03-28'), day('2026-04-01'))).toEqual([
    '2026-03-28',
    '2026-03-29',
    '2026-03-30',
    '2026-03-31',
    '2026-04-01',
  ]);
  expect(daysBetween(day('2026-04-02'), day('2026-04-01'))).toEqual([]);
  expect(lengthInDays(day('2026-03-28'), day('2026-04-01'))).toBe(5);
});

test.each([
  ['day', '2026-11-23', '2026-11-23'],
  ['week', '2026-11-23', '2026-11-23'],
  ['week', '2026-11-29', '2026-11-23'],
  ['week', '2026-01-01', '2025-12-29'],
  ['month', '2026-11-30', '2026-11-01'],
] as const)('the %s of %s starts on %s', (period, input, start) => {
  expect(periodStart(period, day(input))).toBe(start);
});

test.each([
  ['Asia/Tokyo', true],
  ['UTC', true],
  ['Asia/Nowhere', false],
  [undefined, false],
])('isTimeZone(%j) is %s', (name, expected) => {
  expect(isTimeZone(name)).toBe(expected);
});

test.each([
  ['2028-02-28', 1, '2028-02-29'],
  ['2027-02-28', 1, '2027-03-01'],
  ['2026-01-01', -1, '2025-12-31'],
  // Clocks change in this night in many places.
  ['2026-03-28', 2, '2026-03-30'],
])('%s plus %i days is %s', (from, days, to) => {
  expect(addDays(from, days)).toBe(to);
});

test.each([
  ['Asia/Tokyo', '2026-07-01T00:00:00.500Z', 9],
  ['UTC', '2026-07-01T00:00:00Z', 0],
  ['Europe/Berlin', '2026-01-01T23:30:00Z', 1],
  ['Europe/Berlin', '2026-07-01T23:30:00Z', 2],
  ['America/New_York', '2026-01-01T00:00:00Z', -5],
])('the clocks of %s at %s are %i hours ahead of UTC', (zone, instant, hours) => {
  expect(clockOffset(zone, new Date(instant))).toBe(hours * 3_600_000);
});

test('uses the default time zone for a person without a known one', () => {
  const instant = new Date('2026-11-23T15:30:00Z');
  expect(personalDay('America/New_York', instant)).toBe('2026-11-23');
  for (const unknown of [undefined, null, 'Asia/Nowhere'])
    expect(personalDay(unknown, instant)).toBe(dayIn(defaultTimeZone, instant));
});

test.each<[text: string, fault: ReturnType<typeof dateFault>]>([
  ['2026-11-30', undefined],
  ['2026-12-01', undefined],
  ['2026-12-02', 'future_date'],
  ['2026-12-01T23:59:59.999Z', undefined],
  ['2026-12-02T08:00:00+09:00', undefined],
  ['2026-12-02T00:00:00Z', 'future_date'],
  ['1900-01-01', undefined],
  ['1899-12-31', 'past_date'],
  ['0900-05-05T00:00:00Z', 'past_date'],
  ['2026-02-30', 'invalid_date'],
  ['2026-02-30T00:00:00Z', 'invalid_date'],
  ['2026-11-30T25:00:00Z', 'invalid_date'],
  ['2026-11-30T10:00', 'invalid_date'],
  ['99999-01-01', 'invalid_date'],
  ['30.11.2026', 'invalid_date'],
  ['now', 'invalid_date'],
  ['', 'invalid_date'],
])('the date %j of a record on 30 November 2026: %s', (text, fault) => {
  expect(dateFault(text, new Date('2026-11-30T12:00:00Z'))).toBe(fault);
});
