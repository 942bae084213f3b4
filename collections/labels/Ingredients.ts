import type { CollectionConfig } from 'payload';
import { anyone, isDietitian } from '../../src/access/roles.ts';
import { refuseUnknownAllergensOfIngredient } from '../../hooks/labels/refuseUnknownAllergens.ts';
import { refreshAffectedFoods, refreshFoodsOfDeleted } from '../../hooks/foods/refreshAffectedFoods.ts';
import { ingredientClassSlugs } from '../../src/domain/suitability/facts/ingredientClasses.ts';
import { textureHints } from '../../src/domain/suitability/facts/textureHints.ts';
import { ingredientEffectEndpoint } from '../../src/endpoints/suitability/ingredientEffect.ts';
import { groups, label } from '../fields/labels.ts';
import { certaintyField, requiredName, wordsField } from '../fields/sharedFields.ts';

/** The dictionary for label reading: the names of an ingredient, its allergens, and the diets that it fits. */
export const Ingredients: CollectionConfig = {
  slug: 'ingredients',
  labels: { singular: label('원재료', 'Ingredient'), plural: label('원재료 사전', 'Ingredients') },
  // A copy would have the same words, and a label could mean either.
  disableDuplicate: true,
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'nameEn', 'vegan', 'halal'],
    listSearchableFields: ['name', 'nameEn'],
    group: groups.rules,
  },
  custom: { audited: true, curated: true },
  endpoints: [ingredientEffectEndpoint],
  access: { create: isDietitian, read: anyone, update: isDietitian, delete: isDietitian },
  hooks: {
    beforeChange: [refuseUnknownAllergensOfIngredient],
    afterChange: [refreshAffectedFoods],
    afterDelete: [refreshFoodsOfDeleted],
  },
  fields: [
    {
      name: 'name',
      type: 'text',
      required: true,
      validate: requiredName,
      unique: true,
      maxLength: 100,
      label: label('이름', 'Name'),
    },
    { name: 'nameEn', type: 'text', maxLength: 100, label: label('영문 이름', 'English name') },
    wordsField('synonyms', label('다른 말', 'Synonyms')),
    wordsField('synonymsEn', label('영문 다른 말', 'English synonyms')),
    wordsField('parents', label('상위 원재료', 'Wider ingredients (their names)')),
    wordsField('allergens', label('알레르기 항목 (식별자)', 'Allergens it carries (slugs)'), {
      suggestionsFrom: 'allergens',
    }),
    wordsField('classes', label('분류 (pork, alcohol, animal …)', 'Classes (pork, alcohol, animal …)'), {
      suggestions: ingredientClassSlugs,
      isClosed: true,
    }),
    certaintyField('vegan', label('비건', 'Vegan')),
    certaintyField('vegetarian', label('채식', 'Vegetarian')),
    certaintyField('halal', label('할랄', 'Halal')),
    {
      name: 'isOpaque',
      type: 'checkbox',
      defaultValue: false,
      label: label('내용을 알 수 없는 복합원재료', 'Compound with unknown ingredients'),
      admin: {
        description: label(
          '소스·시즈닝처럼 이름만으로 내용을 알 수 없는 원재료입니다. 괄호 안에 원재료가 표시되면 그것으로 판정합니다.',
          'For example a sauce or seasoning. Where the label lists its own ingredients in brackets, those decide.',
        ),
      },
    },
    wordsField('textures', label('질감 (hard, sticky …)', 'Texture (hard, sticky …)'), {
      suggestions: textureHints,
      isClosed: true,
    }),
  ],
};
