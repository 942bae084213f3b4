import type { CollectionConfig } from 'payload';
import { z } from 'zod';
import { serializeWrites } from '../../hooks/operations/writes/serializeWrites.ts';
import { openBoardOfDiet } from '../../hooks/community/boards/openBoardOfDiet.ts';
import { assignSuitabilityBits } from '../../hooks/suitability/assignSuitabilityBits.ts';
import { draftRules } from '../../hooks/suitability/draftRules.ts';
import { numberRuleSet } from '../../hooks/suitability/numberRuleSet.ts';
import { refuseFaultyRules } from '../../hooks/suitability/refuseFaultyRules.ts';
import { refuseUnsignedRules } from '../../hooks/suitability/refuseUnsignedRules.ts';
import { refreshAffectedFoods, refreshFoodsOfDeleted } from '../../hooks/foods/refreshAffectedFoods.ts';
import { anyone, isDietitian } from '../../src/access/roles.ts';
import { dietKindNames, dietKinds } from '../../src/domain/suitability/rules/dietKinds.ts';
import { readBySchema } from '../../src/domain/operations/input/schemaFault.ts';
import type { ReadJson } from '../../src/domain/operations/strictInput.ts';
import { ruleDraftEndpoints } from '../../src/endpoints/suitability/ruleDrafts.ts';
import { describeRuleSetFaults } from '../../src/domain/suitability/rules/ruleSetFault.ts';
import { toLanguage } from '../../src/i18n/language.ts';
import { draftEffectEndpoint } from '../../src/endpoints/suitability/draftEffect.ts';
import { groups, label } from '../fields/labels.ts';
import { hiddenInLists, nameFields, slugField } from '../fields/sharedFields.ts';

/** The gate asks only for an object. What is wrong within the rules is listed for the people who write them. */
const readRules: ReadJson = (value, path) => readBySchema(value, z.looseObject({}), path);

/** A disease, habit, life stage, religion or examination, with the rules that judge foods for it. */
export const Diets: CollectionConfig = {
  slug: 'diets',
  labels: { singular: label('식단', 'Diet'), plural: label('식단', 'Diets') },
  admin: {
    useAsTitle: 'name',
    defaultColumns: ['name', 'nameEn', 'kind', 'slug', 'updatedAt'],
    group: groups.rules,
    hideAPIURL: true,
    components: {
      views: {
        edit: {
          rules: {
            Component: '/src/admin/curation/rules/RulesView.tsx#RulesView',
            path: '/rules',
            tab: { href: '/rules', label: ({ t }) => t('diningcoach:rules'), order: 200 },
          },
          // The tab of the rules has their versions, as sentences.
          versions: { tab: { condition: () => false } },
        },
      },
    },
  },
  access: {
    create: isDietitian,
    read: anyone,
    readVersions: isDietitian,
    update: isDietitian,
    delete: isDietitian,
  },
  // All versions stay, because an answer names the version of the rules that produced it.
  versions: { maxPerDoc: 0 },
  custom: { audited: true, curated: true },
  endpoints: [...ruleDraftEndpoints, draftEffectEndpoint],
  hooks: {
    beforeOperation: [serializeWrites('diets')],
    // The diet and the version that numbering adds make the rules complete, so that all of them can be checked.
    beforeChange: [numberRuleSet, refuseFaultyRules, refuseUnsignedRules],
    afterChange: [assignSuitabilityBits, openBoardOfDiet, refreshAffectedFoods],
    afterDelete: [refreshFoodsOfDeleted],
  },
  fields: [
    ...nameFields(),
    slugField(),
    {
      name: 'kind',
      type: 'select',
      required: true,
      label: label('종류', 'Kind'),
      options: dietKindNames.map((value) => ({ value, label: dietKinds[value] })),
      admin: { position: 'sidebar' },
    },
    {
      name: 'description',
      type: 'textarea',
      maxLength: 2_000,
      label: label('설명', 'Description'),
      admin: hiddenInLists,
    },
    {
      name: 'descriptionEn',
      type: 'textarea',
      maxLength: 2_000,
      label: label('영문 설명', 'English description'),
      admin: hiddenInLists,
    },
    {
      name: 'ruleSet',
      type: 'json',
      label: label('규칙', 'Rules'),
      hooks: { beforeDuplicate: [draftRules] },
      custom: { readJson: readRules },
      // The tab of the rules has forms for them.
      admin: { disabled: true },
      validate: (value: unknown, { req }) =>
        value == null || (describeRuleSetFaults(value, toLanguage(req.i18n.language)) ?? true),
    },
  ],
};
