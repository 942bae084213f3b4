import type { CollectionConfig, Field } from 'payload';
import { noteBirthdate } from '../../hooks/accounts/healthProfile/noteBirthdate.ts';
import { openHealthFacts } from '../../hooks/accounts/healthProfile/openHealthFacts.ts';
import { requireHealthDataUse } from '../../hooks/accounts/healthProfile/requireHealthDataUse.ts';
import { sealHealthFacts } from '../../hooks/accounts/healthProfile/sealHealthFacts.ts';
import { showHealthFacts } from '../../hooks/accounts/healthProfile/showHealthFacts.ts';
import { canReadHealthProfile } from '../../src/access/patients.ts';
import { isOwner, nobody, serverOnly } from '../../src/access/roles.ts';
import { readSealedField, sealedFieldNames } from '../../src/domain/accounts/healthProfile.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import type { ReadJson } from '../../src/domain/operations/strictInput.ts';
import { groups, label } from '../fields/labels.ts';
import { birthdateOrEmpty } from '../fields/validators.ts';

const sealedLabels: Record<(typeof sealedFieldNames)[number], ReturnType<typeof label>> = {
  diets: label('식단', 'Diets'),
  allergens: label('알레르기', 'Allergens'),
  avoidedIngredients: label('피하는 재료', 'Avoided ingredients'),
  personalLimits: label('나만의 한도와 유발 식품', 'Own limits and triggers'),
  nothingToAvoid: label('피하는 것 없음', 'Nothing to avoid'),
  clinical: label('임상 정보', 'Clinical facts'),
};

/**
 * Virtual fields: all values are stored in the one sealed column, so no filter, sort, index or dump contains them.
 */
const sealedFields: Field[] = sealedFieldNames.map((name) => {
  const common = { name, virtual: true, label: sealedLabels[name] } as const;
  if (name === 'nothingToAvoid') return { ...common, type: 'checkbox' };
  const readJson: ReadJson = (value, path) => readSealedField(name, value, path);
  return { ...common, type: 'json', custom: { readJson } };
});

/**
 * The health profile of a user: exactly one per user, written with the sign-up. Its owner may read and
 * change it; a dietitian may read it while the owner shares it.
 */
export const HealthProfiles: CollectionConfig = {
  slug: 'health-profiles',
  labels: {
    singular: label('건강 프로필', 'Health profile'),
    plural: label('건강 프로필', 'Health profiles'),
  },
  admin: { hidden: true, group: groups.people },
  custom: personalData({ field: 'user', erasure: 'delete', exported: { as: 'one', name: 'healthProfile' } }),
  access: { create: nobody, read: canReadHealthProfile, update: isOwner, delete: nobody },
  hooks: {
    beforeOperation: [requireHealthDataUse],
    beforeChange: [noteBirthdate, sealHealthFacts],
    afterChange: [showHealthFacts],
    beforeRead: [openHealthFacts],
  },
  fields: [
    {
      name: 'user',
      type: 'relationship',
      relationTo: 'users',
      required: true,
      unique: true,
      access: serverOnly,
    },
    {
      name: 'sex',
      type: 'select',
      options: [
        { value: 'female', label: label('여성', 'Female') },
        { value: 'male', label: label('남성', 'Male') },
        { value: 'other', label: label('기타', 'Other') },
      ],
      label: label('성별', 'Sex'),
    },
    {
      name: 'birthdate',
      type: 'text',
      label: label('생년월일', 'Date of birth'),
      validate: birthdateOrEmpty,
      custom: { isPastDay: true },
    },
    // From a newborn to the tallest (272 cm) and the heaviest (635 kg) person on record, by Guinness World Records.
    { name: 'heightCm', type: 'number', min: 30, max: 272, label: label('키 (cm)', 'Height (cm)') },
    { name: 'weightKg', type: 'number', min: 1, max: 650, label: label('몸무게 (kg)', 'Weight (kg)') },
    {
      name: 'workoutMinutes',
      type: 'number',
      min: 0,
      max: 1440,
      label: label('운동 (분/일)', 'Exercise (min/day)'),
    },
    {
      name: 'sleepMinutes',
      type: 'number',
      min: 0,
      max: 1440,
      label: label('수면 (분/일)', 'Sleep (min/day)'),
    },
    {
      name: 'preferences',
      type: 'relationship',
      relationTo: 'food-categories',
      hasMany: true,
      maxRows: 5,
      label: label('선호 식품군', 'Preferred categories'),
    },
    ...sealedFields,
    {
      name: 'sealed',
      type: 'text',
      hidden: true,
      access: { create: nobody, read: nobody, update: nobody },
      admin: { hidden: true },
    },
  ],
};
