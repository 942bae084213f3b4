import type { CollectionConfig } from 'payload';
import { isOwner, nobody } from '../../src/access/roles.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import { groups, label } from '../fields/labels.ts';

/**
 * The barcodes that a member scanned, and when. The scan writes an entry only with the member's consent. It stores no
 * verdict, because a verdict reveals health data.
 */
export const ScanHistory: CollectionConfig = {
  slug: 'scan-history',
  labels: { singular: label('스캔 기록', 'Scan'), plural: label('스캔 기록', 'Scan history') },
  graphQL: { singularName: 'Scan', pluralName: 'Scans' },
  admin: { hidden: true, group: groups.people },
  defaultSort: '-scannedAt',
  timestamps: false,
  custom: personalData({ field: 'user', erasure: 'delete', exported: { as: 'list', name: 'scanHistory' } }),
  access: { create: nobody, read: isOwner, update: nobody, delete: isOwner },
  fields: [
    {
      name: 'user',
      type: 'relationship',
      relationTo: 'users',
      required: true,
      access: { read: nobody },
    },
    // Empty when the food was deleted later. The barcode still identifies it.
    { name: 'food', type: 'relationship', relationTo: 'foods', label: label('식품', 'Food') },
    { name: 'barcode', type: 'text', required: true, maxLength: 14, label: label('바코드', 'Barcode') },
    { name: 'scannedAt', type: 'date', required: true, label: label('스캔 시각', 'Scanned at') },
  ],
};
