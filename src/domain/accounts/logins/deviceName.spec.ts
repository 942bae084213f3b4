import { deviceName } from './deviceName.ts';

test.each([
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
    'Safari · iPhone',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36',
    'Chrome · Windows',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14; SM-S918N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36',
    'Chrome · Android',
  ],
  ['DiningCoach/1.2 (iPhone; iOS 17.5)', 'DiningCoach · iPhone'],
  ['DiningCoach/3 CFNetwork/1410.0.3 Darwin/22.6.0', 'DiningCoach'],
  ['okhttp/4.9', 'okhttp'],
  ['node', 'node'],
  ['', null],
  ['   ', null],
  ['한글', null],
  [null, null],
])('%j is shown as %j', (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});

test('a hostile header becomes a short name', () => {
  expect(deviceName(`${'x'.repeat(100_000)}\u0000`)?.length).toBeLessThanOrEqual(60);
});
