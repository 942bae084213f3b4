import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes, type ReadInputBarcodeFormat } from 'zxing-wasm/reader';
import { parseBarcode } from '../../domain/foods/barcode.ts';

/** The formats that are printed on food: EAN and UPC on packs, ITF-14 on cases. */
const formats: ReadInputBarcodeFormat[] = ['EAN-13', 'EAN-8', 'UPC-A', 'UPC-E', 'ITF'];
const maximumBarcodes = 8;

const require = createRequire(import.meta.url);

let isPrepared = false;

/**
 * Finds the barcodes in a picture, in their normal form and without duplicates. A number with a wrong check digit was
 * misread and is left out. It keeps its thread busy for up to a second.
 *
 * @param input.pixels four bytes each: red, green, blue, opacity.
 */
export async function decodeBarcodes({
  pixels,
  width,
  height,
}: {
  pixels: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
}): Promise<string[]> {
  prepare();
  const results = await readBarcodes(
    { data: pixels, width, height, colorSpace: 'srgb' as const },
    { formats, tryHarder: true, maxNumberOfSymbols: maximumBarcodes },
  );
  const barcodes = results.flatMap(({ text }) => {
    const parsed = parseBarcode(text);
    return parsed.ok ? [parsed.barcode] : [];
  });
  return [...new Set(barcodes)];
}

/** Loads the WebAssembly from the package, because the reader would fetch it from the network. */
function prepare(): void {
  if (isPrepared) return;
  const bytes = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({
    overrides: { wasmBinary: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) },
  });
  isPrepared = true;
}
