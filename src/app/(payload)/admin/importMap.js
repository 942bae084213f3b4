import { WordsField as WordsField_34d527f83bb0f27ba20d0b8c8a1d7e59 } from '../../../../src/admin/fields/WordsField.tsx'
import { JsonField as JsonField_b1d43071f4b6af87b6b37ea1749f5990 } from '../../../../src/admin/fields/JsonField.tsx'
import { QualityField as QualityField_b8595d52c5b0bc75c4dcd9461d3a0365 } from '../../../../src/admin/foods/QualityField.tsx'
import { HandSetField as HandSetField_9750abd90e54ed61faa8249d8ec5630b } from '../../../../src/admin/foods/HandSetField.tsx'
import { ExportFoods as ExportFoods_3fd33913d1921eed6ef2bc225f78fff6 } from '../../../../src/admin/foods/ExportFoods.tsx'
import { SaveButton as SaveButton_fb38b6b4721b9ebcd8a438597bc1d61f } from '../../../../src/admin/curation/edits/SaveButton.tsx'
import { HistoryView as HistoryView_be5207e7c680482d3afa2b41756ebb8f } from '../../../../src/admin/curation/history/HistoryView.tsx'
import { RulesView as RulesView_3c80347d4e7fbd23cd2bf83d300ee8b5 } from '../../../../src/admin/curation/rules/RulesView.tsx'
import { Credentials as Credentials_fed63f799caa24b1b7d11ac26d7f382b } from '../../../../src/admin/accounts/Credentials.tsx'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlocksFeatureClient as BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { RelationshipFeatureClient as RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { InlineCodeFeatureClient as InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { AuthorCell as AuthorCell_0842c7f2fe51b21bb9e747d8a952b6cf } from '../../../../src/admin/community/Author.tsx'
import { AuthorField as AuthorField_0842c7f2fe51b21bb9e747d8a952b6cf } from '../../../../src/admin/community/Author.tsx'
import { AuditSubject as AuditSubject_8edcca1294007e6cadd411cf0b35fa78 } from '../../../../src/admin/accounts/AuditSubject.tsx'
import { SecondFactor as SecondFactor_ae98fe037586d645fc3259adc91f1b67 } from '../../../../src/admin/accounts/SecondFactor.tsx'
import { Icon as Icon_2e763df44b42c422bacb8a7fd68ccf87 } from '../../../../src/admin/brand/Logo.tsx'
import { Logo as Logo_2e763df44b42c422bacb8a7fd68ccf87 } from '../../../../src/admin/brand/Logo.tsx'
import { MustAddSecondFactor as MustAddSecondFactor_ab7b5971e1bf03248ceebfb7634e7933 } from '../../../../src/admin/accounts/MustAddSecondFactor.tsx'
import { ModerationCharts as ModerationCharts_0a2ed76fd23eb984963a46d7821068fa } from '../../../../src/admin/community/ModerationCharts.tsx'
import { Dashboard as Dashboard_a4ace7995d097f66f592be252a7ea276 } from '../../../../src/admin/operations/Dashboard.tsx'
import { OneTimeCode as OneTimeCode_731988d67acbe5852c7393d6026a5733 } from '../../../../src/admin/accounts/OneTimeCode.tsx'
import { DeskLink as DeskLink_dfadc863a8b02418dece14630d0d83bd } from '../../../../src/admin/community/DeskLink.tsx'
import { ImportsLink as ImportsLink_691d7265dabae8602d8daeb52d093328 } from '../../../../src/admin/imports/ImportsLink.tsx'
import { ModerationView as ModerationView_ac3d7e21cbba745aef863ff11c5a51f7 } from '../../../../src/admin/community/ModerationView.tsx'
import { ImportsView as ImportsView_44cb1e38797284a3224313092962737d } from '../../../../src/admin/imports/ImportsView.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/admin/fields/WordsField.tsx#WordsField": WordsField_34d527f83bb0f27ba20d0b8c8a1d7e59,
  "/src/admin/fields/JsonField.tsx#JsonField": JsonField_b1d43071f4b6af87b6b37ea1749f5990,
  "/src/admin/foods/QualityField.tsx#QualityField": QualityField_b8595d52c5b0bc75c4dcd9461d3a0365,
  "/src/admin/foods/HandSetField.tsx#HandSetField": HandSetField_9750abd90e54ed61faa8249d8ec5630b,
  "/src/admin/foods/ExportFoods.tsx#ExportFoods": ExportFoods_3fd33913d1921eed6ef2bc225f78fff6,
  "/src/admin/curation/edits/SaveButton.tsx#SaveButton": SaveButton_fb38b6b4721b9ebcd8a438597bc1d61f,
  "/src/admin/curation/history/HistoryView.tsx#HistoryView": HistoryView_be5207e7c680482d3afa2b41756ebb8f,
  "/src/admin/curation/rules/RulesView.tsx#RulesView": RulesView_3c80347d4e7fbd23cd2bf83d300ee8b5,
  "/src/admin/accounts/Credentials.tsx#Credentials": Credentials_fed63f799caa24b1b7d11ac26d7f382b,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlocksFeatureClient": BlocksFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#RelationshipFeatureClient": RelationshipFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#InlineCodeFeatureClient": InlineCodeFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/community/Author.tsx#AuthorCell": AuthorCell_0842c7f2fe51b21bb9e747d8a952b6cf,
  "/src/admin/community/Author.tsx#AuthorField": AuthorField_0842c7f2fe51b21bb9e747d8a952b6cf,
  "/src/admin/accounts/AuditSubject.tsx#AuditSubject": AuditSubject_8edcca1294007e6cadd411cf0b35fa78,
  "/src/admin/accounts/SecondFactor.tsx#SecondFactor": SecondFactor_ae98fe037586d645fc3259adc91f1b67,
  "/src/admin/brand/Logo.tsx#Icon": Icon_2e763df44b42c422bacb8a7fd68ccf87,
  "/src/admin/brand/Logo.tsx#Logo": Logo_2e763df44b42c422bacb8a7fd68ccf87,
  "/src/admin/accounts/MustAddSecondFactor.tsx#MustAddSecondFactor": MustAddSecondFactor_ab7b5971e1bf03248ceebfb7634e7933,
  "/src/admin/community/ModerationCharts.tsx#ModerationCharts": ModerationCharts_0a2ed76fd23eb984963a46d7821068fa,
  "/src/admin/operations/Dashboard.tsx#Dashboard": Dashboard_a4ace7995d097f66f592be252a7ea276,
  "/src/admin/accounts/OneTimeCode.tsx#OneTimeCode": OneTimeCode_731988d67acbe5852c7393d6026a5733,
  "/src/admin/community/DeskLink.tsx#DeskLink": DeskLink_dfadc863a8b02418dece14630d0d83bd,
  "/src/admin/imports/ImportsLink.tsx#ImportsLink": ImportsLink_691d7265dabae8602d8daeb52d093328,
  "/src/admin/community/ModerationView.tsx#ModerationView": ModerationView_ac3d7e21cbba745aef863ff11c5a51f7,
  "/src/admin/imports/ImportsView.tsx#ImportsView": ImportsView_44cb1e38797284a3224313092962737d,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
