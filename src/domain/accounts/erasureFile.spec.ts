import { parseErasureFile } from './erasureFile.ts';

const [first, second] = ['a'.repeat(43), `${'b'.repeat(42)}-`];

test.each([
  ['nothing', '', []],
  ['two lines', `\n${first}\n${second}\n`, [first, second]],
  ['a line that is there twice', `\n${first}\n\n${first}\n`, [first]],
  ['a last line that a crash cut off', `\n${first}\n${second.slice(0, 20)}`, [first]],
  ['a line after one that was cut off', `${second.slice(0, 20)}\n${first}\n`, [first]],
])('reads %s', (_, text, hashes) => {
  expect(parseErasureFile(text)).toEqual(hashes);
});
