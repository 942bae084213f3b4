import type { Payload } from 'payload';

export interface ScannableFood {
  readonly id: number;
  readonly barcode: string;
}

/** A packed food with a name and a barcode and no other facts. */
export async function scannableFood(payload: Payload): Promise<ScannableFood> {
  const barcode = '8801043015059';
  const { id } = await payload.create({
    collection: 'foods',
    data: { kind: 'processed', name: '라면', barcode, basis: '100g', source: { name: 'test' } },
  });
  return { id, barcode };
}
