import { newSharingCode, parseSharingCode } from './sharingCode.ts';
import { afterStep, sharingStateAt, sharingStates, sharingSteps, type SharingState } from './sharings.ts';

describe('sharingStateAt', () => {
  const now = new Date('2026-12-01T12:00:00Z');
  const [later, earlier] = [new Date('2026-12-01T12:00:01Z'), now];
  test.each<[SharingState, Date, string, SharingState]>([
    ['invited', later, '2026-12-01', 'invited'],
    ['invited', earlier, '2026-12-01', 'ended'],
    ['claimed', later, '2026-12-01', 'claimed'],
    ['claimed', earlier, '2026-12-31', 'ended'],
    ['invited', later, '2026-11-30', 'ended'],
    ['active', earlier, '2026-12-01', 'active'],
    ['active', later, '2026-11-30', 'ended'],
    ['ended', later, '2026-12-31', 'ended'],
  ])('%s, with a code until %s and a last day %s, is %s', (state, codeExpiresAt, until, shown) => {
    expect(sharingStateAt({ state, codeExpiresAt, until }, { now, today: '2026-12-01' })).toBe(shown);
  });
});

test('each step leads on from its own states only', () => {
  const table = Object.fromEntries(
    (['claim', 'accept', 'end'] as const).map((step) => [
      step,
      sharingStates.map((state) => afterStep(step, state)),
    ]),
  );
  const none = undefined;
  expect(table).toEqual({
    claim: ['claimed', none, none, none],
    accept: [none, 'active', none, none],
    end: ['ended', 'ended', 'ended', none],
  });
  expect(Object.keys(sharingSteps)).toEqual(Object.keys(table));
});

describe('a code', () => {
  test('is read as people type it', () => {
    const code = newSharingCode((limit) => limit - 1);
    expect(code).toBe('YYYYY-YYYYY');
    expect(parseSharingCode(' yyyyy yy-yyy ')).toBe('YYYYYYYYYY');
  });

  test.each(['', 'YYYYY', 'YYYYY-YYYYYY', 'YYYYY-YYYY0', 'YYYYY-YYYY.', '예예예예예예예예예예'])(
    'is not %j',
    (typed) => {
      expect(parseSharingCode(typed)).toBeUndefined();
    },
  );
});
