import { filesOf, serverFileName } from './uploadFiles.ts';

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

test.each([
  ['IMG_0001.JPG', 'r.jpg'],
  ['../../etc/passwd', 'r'],
  ['lunch of mina.tar.gz', 'r.gz'],
  ['a.p\u0000ng', 'r'],
  ['.htaccess-and-more', 'r'],
  ['', 'r'],
])('the file %j is stored as %s', (claimedName, name) => {
  expect(serverFileName(claimedName, 'r')).toBe(name);
});
