import type { Field } from 'payload';
import { showHelp } from '../../hooks/community/filters/showHelp.ts';
import { nobody, serverOnly } from '../../src/access/roles.ts';
import { label } from '../fields/labels.ts';

/** What the filters ask and answer. Neither is stored. */
export function wordingFields(): Field[] {
  return [
    {
      name: 'acknowledged',
      type: 'checkbox',
      virtual: true,
      access: { read: nobody },
      label: label('안내를 읽었음', 'Notice read'),
      admin: { hidden: true },
    },
    // Only in the answer of the write, for its author: numbers of people who listen.
    {
      name: 'notice',
      type: 'json',
      virtual: true,
      access: serverOnly,
      hooks: { afterRead: [showHelp] },
      label: label('안내', 'Notice'),
      admin: { hidden: true },
    },
  ];
}
