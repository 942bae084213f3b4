/** What a decoder can read, as sharp lists it at run time. */
interface Decoder {
  readonly input: { readonly buffer: boolean; readonly fileSuffix?: readonly string[] };
}

/** A format of photos. */
export interface PhotoFormat {
  /** As people call it. */
  readonly name: string;
  readonly types: readonly string[];
}

/**
 * The formats of phones and browsers. `suffix` tells formats of one decoder apart: sharp reads HEIC only where its
 * libheif has a decoder for HEVC, for which its own builds have no licence.
 */
const formats = [
  { name: 'JPEG', types: ['image/jpeg'], decoder: 'jpeg', suffix: '.jpg' },
  { name: 'PNG', types: ['image/png'], decoder: 'png', suffix: '.png' },
  { name: 'WebP', types: ['image/webp'], decoder: 'webp', suffix: '.webp' },
  { name: 'AVIF', types: ['image/avif'], decoder: 'heif', suffix: '.avif' },
  { name: 'HEIC', types: ['image/heic', 'image/heif'], decoder: 'heif', suffix: '.heic' },
] as const;

/** The formats of photos that can be read here, by the decoders of sharp. */
export function readablePhotos(
  decoders: Readonly<Partial<Record<(typeof formats)[number]['decoder'], Decoder>>>,
): PhotoFormat[] {
  return formats.flatMap(({ decoder, name, suffix, types }) => {
    const input = decoders[decoder]?.input;
    return input?.buffer === true && input.fileSuffix?.includes(suffix) === true ? [{ name, types }] : [];
  });
}

/** The brands of HEVC pictures in HEIF files (ISO/IEC 23008-12, annex B). */
const heicBrands: ReadonlySet<string> = new Set([
  'heic',
  'heix',
  'heim',
  'heis',
  'hevc',
  'hevx',
  'hevm',
  'hevs',
]);

/** Whether a file says in its first bytes that it is a HEIC photo, as iPhones take them. */
export function isHeic(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 256)).toString('latin1');
  if (bytes.length < 16 || start.slice(4, 8) !== 'ftyp') return false;
  const length = Buffer.from(bytes.subarray(0, 4)).readUInt32BE();
  // The main brand, a version, and the other brands that the file fits.
  const brands = [start.slice(8, 12), ...(start.slice(16, length).match(/.{4}/gs) ?? [])];
  return brands.some((brand) => heicBrands.has(brand));
}
