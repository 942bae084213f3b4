import type { CollectionConfig } from 'payload';
import { anyone, isDietitian } from '../../src/access/roles.ts';
import { allergenSchemes } from '../../src/domain/foods/kinds.ts';
import { groups, label } from '../fields/labels.ts';
import { slugField, wordsField } from '../fields/sharedFields.ts';

/** What people are allergic to, by the lists of MFDS, the EU and the US; a parent stands for all of its children. */
export const Allergens: CollectionConfig = {
  slug: 'allergens',
  labels: { singular: label('알레르기 항목', 'Allergen'), plural: label('알레르기 항목', 'Allergens') },
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'nameEn', 'slug', 'parent'], group: groups.rules },
  access: { create: isDietitian, read: anyone, update: isDietitian, delete: isDietitian },
  fields: [
    { name: 'name', type: 'text', required: true, maxLength: 100, label: label('이름', 'Name') },
    {
      name: 'nameEn',
      type: 'text',
      required: true,
      maxLength: 100,
      label: label('영문 이름', 'English name'),
    },
    slugField(),
    wordsField('synonyms', label('다른 말', 'Synonyms')),
    wordsField('synonymsEn', label('영문 다른 말', 'English synonyms')),
    {
      name: 'parent',
      type: 'relationship',
      relationTo: 'allergens',
      label: label('상위 항목', 'Parent'),
      admin: { position: 'sidebar' },
    },
    wordsField('schemes', label('표시 제도 (mfds, eu, us)', 'Labelling schemes (mfds, eu, us)'), {
      suggestions: allergenSchemes,
    }),
  ],
};
