import type { CollectionConfig } from 'payload';
import { z } from 'zod';
import { serializeWrites } from '../../hooks/operations/writes/serializeWrites.ts';
import { openBoardOfDiet } from '../../hooks/community/boards/openBoardOfDiet.ts';
import { assignSuitabilityBits } from '../../hooks/suitability/assignSuitabilityBits.ts';
import { draftRules } from '../../hooks/suitability/draftRules.ts';
import { numberRuleSet } from '../../hooks/suitability/numberRuleSet.ts';
import { refuseFaultyRules } from '../../hooks/suitability/refuseFaultyRules.ts';
import { refreshAllFoods } from '../../hooks/foods/refreshAllFoods.ts';
import { anyone, isDietitian } from '../../src/access/roles.ts';
import { dietKindNames, dietKinds } from '../../src/domain/suitability/rules/dietKinds.ts';
import { readBySchema } from '../../src/domain/operations/input/schemaFault.ts';
import type { ReadJson } from '../../src/domain/operations/strictInput.ts';
import { describeRuleSetFaults } from '../../src/domain/suitability/rules/ruleSetFault.ts';
import { toLanguage } from '../../src/i18n/language.ts';
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
  hooks: {
    beforeOperation: [serializeWrites('diets')],
    // The diet and the version that numbering adds make the rules complete, so that all of them can be checked.
    beforeChange: [numberRuleSet, refuseFaultyRules],
    afterChange: [assignSuitabilityBits, openBoardOfDiet, refreshAllFoods],
    afterDelete: [refreshAllFoods],
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
      admin: {
        description: label(
          '게시된 규칙만 판정에 쓰입니다. 바꾸면 버전이 자동으로 올라갑니다.',
          'Only published rules are used for verdicts. A change raises the version automatically.',
        ),
        ...hiddenInLists,
        components: { Field: '/src/admin/suitability/RuleSetField.tsx#RuleSetField' },
      },
      validate: (value: unknown, { req }) =>
        value == null || (describeRuleSetFaults(value, toLanguage(req.i18n.language)) ?? true),
    },
  ],
};
