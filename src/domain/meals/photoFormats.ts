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
