import { z } from 'zod';
import { classes, confidenceBands, decisions, effects, evidencePlaces, flags, postures, severities, strengths, subBadges, termsOf } from '../vocabulary.ts';

/** The words of the vocabulary as schemas name them. */
export const riskClassSchema = z.enum(termsOf(classes));
export const severitySchema = z.enum(termsOf(severities));
export const decisionSchema = z.enum(termsOf(decisions));
export const postureSchema = z.enum(termsOf(postures));
export const bandSchema = z.enum(termsOf(confidenceBands));
export const effectSchema = z.enum(termsOf(effects));
export const flagSchema = z.enum(termsOf(flags));
export const subBadgeSchema = z.enum(termsOf(subBadges));
export const evidencePlaceSchema = z.enum(termsOf(evidencePlaces));
export const strengthSchema = z.enum(termsOf(strengths));

/** A reading of a tool: what kind it is, and how bad. */
export const readingSchema = z.strictObject({ class: riskClassSchema, severity: severitySchema });

/** A number of things. */
export const countSchema = z.int().nonnegative();

/** A SHA-256 in hex. */
export const hashSchema = z.string().regex(/^[0-9a-f]{64}$/);
