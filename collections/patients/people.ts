import type { Field } from 'payload';
import { nobody, serverOnly } from '../../src/access/roles.ts';

const hidden = { index: true, maxDepth: 0, access: { ...serverOnly, read: nobody } } as const;

/** The member who shares. */
export const patientField: Field = {
  ...hidden,
  name: 'user',
  type: 'relationship',
  relationTo: 'users',
  required: true,
};

/** The dietitian, while the account lives. */
export const dietitianField: Field = {
  ...hidden,
  name: 'staff',
  type: 'relationship',
  relationTo: 'staff',
};
