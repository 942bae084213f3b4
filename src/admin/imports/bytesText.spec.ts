import { bytesText } from './bytesText.ts';

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1_000, '1 kB'],
  [12_345_678, '12.3 MB'],
  [5e12, '5,000 GB'],
])('%s', (bytes, text) => {
  expect(bytesText(bytes, 'en')).toBe(text);
});
