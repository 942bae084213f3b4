import type { CollectionConfig } from 'payload';
import { refreshAffectedFoods, refreshFoodsOfDeleted } from '../../hooks/foods/refreshAffectedFoods.ts';
import { refuseUsedAllergen } from '../../hooks/labels/refuseUsedAllergen.ts';
import { serializeWrites } from '../../hooks/operations/writes/serializeWrites.ts';
import { assignSuitabilityBits } from '../../hooks/suitability/assignSuitabilityBits.ts';
import { anyone, isDietitian } from '../../src/access/roles.ts';
import { allergenSchemes } from '../../src/domain/foods/kinds.ts';
import { ingredientClassSlugs, noClasses } from '../../src/domain/suitability/facts/ingredientClasses.ts';
import { groups, label } from '../fields/labels.ts';
import { nameFields, slugField, wordsField } from '../fields/sharedFields.ts';

/**
 * Allergens by the lists of MFDS, the EU and the US. A parent includes all of its children. Label reading and verdicts
 * use this collection.
 */
export const Allergens: CollectionConfig = {
  slug: 'allergens',
  labels: { singular: label('알레르기 항목', 'Allergen'), plural: label('알레르기 항목', 'Allergens') },
  // A copy would have the same words, and labels would name two allergens at once.
  disableDuplicate: true,
  admin: { useAsTitle: 'name', defaultColumns: ['name', 'nameEn', 'slug', 'parent'], group: groups.rules },
  access: { create: isDietitian, read: anyone, update: isDietitian, delete: isDietitian },
  custom: { audited: true, curated: true },
  hooks: {
    beforeOperation: [serializeWrites('allergens')],
    afterChange: [assignSuitabilityBits, refreshAffectedFoods],
    beforeDelete: [refuseUsedAllergen],
    afterDelete: [refreshFoodsOfDeleted],
  },
  fields: [
    ...nameFields(),
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
      isClosed: true,
      description: label(
        '이 제도의 표시에 이름이 없으면 들어 있지 않은 것으로 봅니다. 반드시 표시하게 하는 제도만 고르세요.',
        'A declaration under the scheme that does not name this allergen proves that the food is free of it. Choose only schemes that require it.',
      ),
    }),
    wordsField(
      'ingredientClasses',
      label('알려 주는 원재료 분류', 'Classes of ingredients that it implies'),
      {
        suggestions: [noClasses, ...ingredientClassSlugs],
        isClosed: true,
        description: label(
          `없으면 ${noClasses}을 넣으세요. 비어 있으면 상위 항목을 따르고, 상위 항목도 비어 있으면 이 항목이 든 식품에는 어떤 분류도 없다고 하지 않습니다.`,
          `Enter ${noClasses} when it implies none. Empty: as its parent. If the parent is empty too, no class counts as absent from a food that contains this allergen.`,
        ),
      },
    ),
  ],
};
