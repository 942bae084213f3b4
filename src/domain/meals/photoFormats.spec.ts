import { readablePhotos } from './photoFormats.ts';

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
