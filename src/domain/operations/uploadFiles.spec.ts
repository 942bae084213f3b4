import { filesOf } from './uploadFiles.ts';

test.each([
  [{ filename: 'a.webp' }, ['a.webp']],
  [{ filename: null }, []],
  [{}, []],
  [
    {
      filename: 'a.webp',
      sizes: { small: { filename: 'a-160.webp' }, large: { filename: null }, none: null },
    },
    ['a.webp', 'a-160.webp'],
  ],
  [{ filename: 'a.webp', sizes: { same: { filename: 'a.webp' } } }, ['a.webp']],
])('filesOf(%j) are %j', (document, files) => {
  expect(filesOf(document)).toEqual(files);
});
