import sharp from 'sharp';

/**
 * Draws an EAN-13 (GS1 General Specifications, 5.2.1): seven modules a digit; the parities of the left half encode the
 * first digit.
 */
export async function ean13(barcode: string): Promise<Buffer> {
  const odd = [
    '0001101',
    '0011001',
    '0010011',
    '0111101',
    '0100011',
    '0110001',
    '0101111',
    '0111011',
    '0110111',
    '0001011',
  ];
  const invert = (code: string) => code.replace(/[01]/g, (bit) => (bit === '0' ? '1' : '0'));
  const right = odd.map(invert);
  const even = right.map((code) => Array.from(code).reverse().join(''));
  const parities = [
    'OOOOOO',
    'OOEOEE',
    'OOEEOE',
    'OOEEEO',
    'OEOOEE',
    'OEEOOE',
    'OEEEOO',
    'OEOEOE',
    'OEOEEO',
    'OEEOEO',
  ];
  const digits = Array.from(barcode, Number);
  const left = digits
    .slice(1, 7)
    .map((digit, at) => (parities[digits[0]!]![at] === 'O' ? odd : even)[digit]!);
  const modules = `101${left.join('')}01010${digits
    .slice(7)
    .map((digit) => right[digit]!)
    .join('')}101`;
  const bars = Array.from(modules)
    .map((bit, at) => (bit === '1' ? `<rect x="${40 + at * 4}" y="20" width="4" height="160"/>` : ''))
    .join('');
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="460" height="200"><rect width="460" height="200" fill="#fff"/>${bars}</svg>`,
    ),
  )
    .png()
    .toBuffer();
}
