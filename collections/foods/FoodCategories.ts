import type { CollectionConfig } from 'payload';
import { anyone, isDietitian } from '../../src/access/roles.ts';
import { refuseUsedCategory } from '../../hooks/foods/refuseUsedCategory.ts';
import { refreshAffectedFoods, refreshFoodsOfDeleted } from '../../hooks/foods/refreshAffectedFoods.ts';
import { groups, label } from '../fields/labels.ts';
import { nameField, requiredName, slugField } from '../fields/sharedFields.ts';

/** A tree: a category without a parent is a root. */
export const FoodCategories: CollectionConfig = {
  slug: 'food-categories',
  labels: { singular: label('식품군', 'Food category'), plural: label('식품군', 'Food categories') },
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'nameEn', 'parent'], group: groups.catalogue },
  custom: { audited: true, curated: true },
  access: { create: isDietitian, read: anyone, update: isDietitian, delete: isDietitian },
  hooks: {
    beforeDelete: [refuseUsedCategory],
    afterChange: [refreshAffectedFoods],
    afterDelete: [refreshFoodsOfDeleted],
  },
  fields: [
    { ...nameField('ko'), required: true, validate: requiredName, index: true },
    nameField('en'),
    // Not required: an import creates categories by name only.
    slugField({ required: false, maxLength: 100 }),
    {
      name: 'parent',
      type: 'relationship',
      relationTo: 'food-categories',
      label: label('상위 식품군', 'Parent'),
      admin: { position: 'sidebar' },
    },
  ],
};
