import { WordsField as WordsField_34d527f83bb0f27ba20d0b8c8a1d7e59 } from '../../../../src/admin/fields/WordsField.tsx'
import { JsonField as JsonField_b1d43071f4b6af87b6b37ea1749f5990 } from '../../../../src/admin/fields/JsonField.tsx'
import { QualityField as QualityField_b8595d52c5b0bc75c4dcd9461d3a0365 } from '../../../../src/admin/foods/QualityField.tsx'
import { RuleSetField as RuleSetField_0830064d121a78152bd78451aacef331 } from '../../../../src/admin/suitability/RuleSetField.tsx'
import { Credentials as Credentials_fed63f799caa24b1b7d11ac26d7f382b } from '../../../../src/admin/accounts/Credentials.tsx'
import { AuditSubject as AuditSubject_8edcca1294007e6cadd411cf0b35fa78 } from '../../../../src/admin/accounts/AuditSubject.tsx'
import { SecondFactor as SecondFactor_ae98fe037586d645fc3259adc91f1b67 } from '../../../../src/admin/accounts/SecondFactor.tsx'
import { Icon as Icon_2e763df44b42c422bacb8a7fd68ccf87 } from '../../../../src/admin/brand/Logo.tsx'
import { Logo as Logo_2e763df44b42c422bacb8a7fd68ccf87 } from '../../../../src/admin/brand/Logo.tsx'
import { MustAddSecondFactor as MustAddSecondFactor_ab7b5971e1bf03248ceebfb7634e7933 } from '../../../../src/admin/accounts/MustAddSecondFactor.tsx'
import { Dashboard as Dashboard_a4ace7995d097f66f592be252a7ea276 } from '../../../../src/admin/operations/Dashboard.tsx'
import { OneTimeCode as OneTimeCode_731988d67acbe5852c7393d6026a5733 } from '../../../../src/admin/accounts/OneTimeCode.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/admin/fields/WordsField.tsx#WordsField": WordsField_34d527f83bb0f27ba20d0b8c8a1d7e59,
  "/src/admin/fields/JsonField.tsx#JsonField": JsonField_b1d43071f4b6af87b6b37ea1749f5990,
  "/src/admin/foods/QualityField.tsx#QualityField": QualityField_b8595d52c5b0bc75c4dcd9461d3a0365,
  "/src/admin/suitability/RuleSetField.tsx#RuleSetField": RuleSetField_0830064d121a78152bd78451aacef331,
  "/src/admin/accounts/Credentials.tsx#Credentials": Credentials_fed63f799caa24b1b7d11ac26d7f382b,
  "/src/admin/accounts/AuditSubject.tsx#AuditSubject": AuditSubject_8edcca1294007e6cadd411cf0b35fa78,
  "/src/admin/accounts/SecondFactor.tsx#SecondFactor": SecondFactor_ae98fe037586d645fc3259adc91f1b67,
  "/src/admin/brand/Logo.tsx#Icon": Icon_2e763df44b42c422bacb8a7fd68ccf87,
  "/src/admin/brand/Logo.tsx#Logo": Logo_2e763df44b42c422bacb8a7fd68ccf87,
  "/src/admin/accounts/MustAddSecondFactor.tsx#MustAddSecondFactor": MustAddSecondFactor_ab7b5971e1bf03248ceebfb7634e7933,
  "/src/admin/operations/Dashboard.tsx#Dashboard": Dashboard_a4ace7995d097f66f592be252a7ea276,
  "/src/admin/accounts/OneTimeCode.tsx#OneTimeCode": OneTimeCode_731988d67acbe5852c7393d6026a5733,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
