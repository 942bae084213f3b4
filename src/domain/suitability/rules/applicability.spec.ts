import { applicability, isDietActive } from './applicability.ts';
import type { FactsOfPerson } from '../facts/facts.ts';
import type { RuleConditions } from './rules.ts';
import { samplePerson } from '../../../../tests/fixtures/suitability/samples.ts';

describe('isDietActive', () => {
  const twoWeeks = { daysBefore: 14, daysAfter: 1 };
  type Case = [
    string,
    Partial<FactsOfPerson['diets'][number]>,
    string | null,
    readonly string[],
    readonly string[],
  ];
  test.each<Case>([
    ['always', {}, null, ['1999-01-01', '2026-11-23'], []],
    ['from a day on', { from: '2026-11-23' }, null, ['2026-11-23', '2030-01-01'], ['2026-11-22']],
    ['until a day', { until: '2026-11-23' }, null, ['2026-11-23'], ['2026-11-24']],
    [
      'between',
      { from: '2026-11-01', until: '2026-11-03' },
      null,
      ['2026-11-01', '2026-11-03'],
      ['2026-10-31', '2026-11-04'],
    ],
    ['around the event', {}, '2026-03-05', ['2026-02-19', '2026-03-06'], ['2026-02-18', '2026-03-07']],
    ['over a leap day', {}, '2028-03-05', ['2028-02-20'], ['2028-02-19']],
    [
      'own days come first',
      { from: '2026-01-01', until: '2026-12-31' },
      '2026-03-05',
      ['2026-01-01', '2026-12-31'],
      [],
    ],
    [
      'own first day, last by the event',
      { from: '2026-01-01' },
      '2026-03-05',
      ['2026-01-01', '2026-03-06'],
      ['2026-03-07'],
    ],
    [
      'first by the event, own last day',
      { until: '2026-12-31' },
      '2026-03-05',
      ['2026-02-19', '2026-12-31'],
      ['2026-02-18'],
    ],
    [
      'an event long past does not end it',
      { from: '2026-01-01' },
      '2025-03-05',
      ['2026-01-01', '2027-01-01'],
      [],
    ],
    [
      'an event yet to come does not delay it',
      { until: '2026-01-01' },
      '2027-03-05',
      ['2025-01-01'],
      ['2026-01-02'],
    ],
  ])('%s', (_, dates, eventDate, on, off) => {
    const isActive = (today: string) =>
      isDietActive({ entry: { diet: 'radioiodine', ...dates }, event: twoWeeks, eventDate, today });
    expect(on.map(isActive)).toEqual(on.map(() => true));
    expect(off.map(isActive)).toEqual(off.map(() => false));
  });

  test('ignores the event date for a diet without a window', () => {
    expect(
      isDietActive({
        entry: { diet: 'vegan' },
        event: undefined,
        eventDate: '2020-01-01',
        today: '2026-11-23',
      }),
    ).toBe(true);
  });
});

describe('applicability', () => {
  const applies = { state: 'applies' };
  const not = { state: 'not' };
  const open = (...missing: string[]) => ({ state: 'open', missing });

  test.each<[RuleConditions | undefined, Partial<FactsOfPerson>, unknown]>([
    [undefined, {}, applies],
    [{ sexIn: ['female'] }, { sex: 'female' }, applies],
    [{ sexIn: ['female'] }, { sex: 'other' }, not],
    [{ sexIn: ['female'] }, { sex: null }, open('profile.sex')],
    [{ age: { below: 19 } }, { birthdate: '2007-11-23' }, not],
    [{ age: { below: 19 } }, { birthdate: '2007-11-24' }, applies],
    [{ age: { from: 65 } }, { birthdate: '1961-11-23' }, applies],
    [{ age: { from: 65 } }, { birthdate: '1961-11-24' }, not],
    [{ age: { from: 65 } }, {}, open('profile.birthdate')],
    [{ ckdStageIn: ['3a', '3b'] }, { clinical: { ckdStage: '3b' } }, applies],
    [{ ckdStageIn: ['3a', '3b'] }, { clinical: { ckdStage: '1' } }, not],
    [{ ckdStageIn: ['3a', '3b'] }, {}, open('profile.ckdStage')],
    [{ dialysis: false }, { clinical: { dialysis: false } }, applies],
    [{ dialysis: false }, { clinical: { dialysis: true } }, not],
    [{ dialysis: false }, {}, open('profile.dialysis')],
    [{ potassiumRetainingDrugs: true }, { clinical: { potassiumRetainingDrugs: true } }, applies],
    [{ potassiumRetainingDrugs: true }, {}, open('profile.potassiumRetainingDrugs')],
    [{ event: { daysBefore: 3, daysAfter: 0 } }, { clinical: { eventDate: '2026-11-26' } }, applies],
    [{ event: { daysBefore: 3, daysAfter: 0 } }, { clinical: { eventDate: '2026-11-27' } }, not],
    [{ event: { daysBefore: 3, daysAfter: 0 } }, { clinical: { eventDate: '2026-11-22' } }, not],
    [{ event: { daysBefore: 3, daysAfter: 0 } }, {}, open('profile.eventDate')],
    [{ sexIn: ['female'], dialysis: true }, { sex: 'female' }, open('profile.dialysis')],
    [{ sexIn: ['female'], dialysis: true }, { sex: 'male' }, not],
    [{ sexIn: ['female'], dialysis: true }, {}, open('profile.sex', 'profile.dialysis')],
  ])('evaluates %j for %j', (conditions, facts, expected) => {
    expect(applicability(conditions, { person: samplePerson(facts), today: '2026-11-23' })).toEqual(expected);
  });
});
