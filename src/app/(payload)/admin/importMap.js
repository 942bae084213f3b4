import { WordsField as WordsField_34d527f83bb0f27ba20d0b8c8a1d7e59 } from '../../../../src/admin/fields/WordsField.tsx'
import { JsonField as JsonField_b1d43071f4b6af87b6b37ea1749f5990 } from '../../../../src/admin/fields/JsonField.tsx'
import { QualityField as QualityField_8446ec13ff2019f7bfa48523f99a0464 } from '../../../../src/admin/fields/QualityField.tsx'
import { RuleSetField as RuleSetField_081bc229eaf9e213208b0d4c8e2ff4be } from '../../../../src/admin/fields/RuleSetField.tsx'
import { Icon as Icon_2e763df44b42c422bacb8a7fd68ccf87 } from '../../../../src/admin/brand/Logo.tsx'
import { Logo as Logo_2e763df44b42c422bacb8a7fd68ccf87 } from '../../../../src/admin/brand/Logo.tsx'
import { Dashboard as Dashboard_bfcc977efa0be7d8a0df028c625b41ee } from '../../../../src/admin/dashboard/Dashboard.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/admin/fields/WordsField.tsx#WordsField": WordsField_34d527f83bb0f27ba20d0b8c8a1d7e59,
  "/src/admin/fields/JsonField.tsx#JsonField": JsonField_b1d43071f4b6af87b6b37ea1749f5990,
  "/src/admin/fields/QualityField.tsx#QualityField": QualityField_8446ec13ff2019f7bfa48523f99a0464,
  "/src/admin/fields/RuleSetField.tsx#RuleSetField": RuleSetField_081bc229eaf9e213208b0d4c8e2ff4be,
  "/src/admin/brand/Logo.tsx#Icon": Icon_2e763df44b42c422bacb8a7fd68ccf87,
  "/src/admin/brand/Logo.tsx#Logo": Logo_2e763df44b42c422bacb8a7fd68ccf87,
  "/src/admin/dashboard/Dashboard.tsx#Dashboard": Dashboard_bfcc977efa0be7d8a0df028c625b41ee,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
