import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { prepareZXingModule, readBarcodes as decode, type ReadInputBarcodeFormat } from 'zxing-wasm/reader';
import { parseBarcode } from '../../domain/foods/barcode.ts';

/** The formats that are printed on food: EAN and UPC on packs, ITF-14 on cases. */
const formats: ReadInputBarcodeFormat[] = ['EAN-13', 'EAN-8', 'UPC-A', 'UPC-E', 'ITF'];
/** At this size the bars in a phone's photo are wider than a pixel, and the detection takes less than a second. */
const longestSide = 1600;
const maximumBarcodes = 8;

const require = createRequire(import.meta.url);

let isPrepared = false;

/**
 * Reads the barcodes in a photo, in their normal form (13 or 14 digits) and without duplicates. A number with a wrong
 * check digit was misread and is left out.
 *
 * @param photo a picture that this server has re-encoded.
 */
export async function readBarcodes(photo: Buffer): Promise<string[]> {
  prepare();
  const { data, info } = await sharp(photo)
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const picture = {
    data: new Uint8ClampedArray(data),
    width: info.width,
    height: info.height,
    colorSpace: 'srgb' as const,
  };
  const results = await decode(picture, { formats, tryHarder: true, maxNumberOfSymbols: maximumBarcodes });
  const barcodes = results.flatMap(({ text }) => {
    const parsed = parseBarcode(text);
    return parsed.ok ? [parsed.barcode] : [];
  });
  return [...new Set(barcodes)];
}

/** Loads the WebAssembly from the package, because the reader would fetch it from the network. */
function prepare(): void {
  if (isPrepared) return;
  const path = require.resolve(/* turbopackIgnore: true */ 'zxing-wasm/reader/zxing_reader.wasm');
  const bytes = readFileSync(path);
  prepareZXingModule({
    overrides: { wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) },
  });
  isPrepared = true;
}
