import { isHeic, readablePhotos } from './photoFormats.ts';

const decoder = (...fileSuffix: string[]) => ({ input: { buffer: true, fileSuffix } });
const usual = {
  jpeg: decoder('.jpg', '.jpeg'),
  png: decoder('.png'),
  webp: decoder('.webp'),
  svg: decoder('.svg'),
};
const namesOf = (decoders: Parameters<typeof readablePhotos>[0]) =>
  readablePhotos(decoders).map(({ name }) => name);

test('HEIC is readable only where the decoder says so', () => {
  expect(namesOf({ ...usual, heif: decoder('.avif') })).toEqual(['JPEG', 'PNG', 'WebP', 'AVIF']);
  expect(namesOf({ ...usual, heif: decoder('.heic', '.heif', '.avif') })).toEqual([
    'JPEG',
    'PNG',
    'WebP',
    'AVIF',
    'HEIC',
  ]);
});

test('a decoder that is missing or reads no bytes in memory reads nothing', () => {
  expect(namesOf({ ...usual, heif: { input: { buffer: false } } })).toEqual(['JPEG', 'PNG', 'WebP']);
  expect(namesOf({})).toEqual([]);
});

test.each<[file: string, header: string, expected: boolean]>([
  ['a photo of an iPhone', '\0\0\0\x24ftypheic\0\0\0\0mif1MiHEmiafMiHBheic', true],
  ['a photo with another main brand', '\0\0\0\x18ftypmif1\0\0\0\0mif1heic', true],
  ['an AVIF photo', '\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf', false],
  ['brands behind the end of the box', '\0\0\0\x14ftypavif\0\0\0\0mif1heic', false],
  ['a JPEG photo', '\xff\xd8\xff\xe0\0\x10JFIF ftypheic', false],
  ['a short file', '\0\0', false],
  ['nothing', '', false],
])('whether %s is HEIC', (_, header, expected) => {
  expect(isHeic(Buffer.from(header, 'latin1'))).toBe(expected);
});
