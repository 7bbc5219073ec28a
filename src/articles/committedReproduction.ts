import * as v from "valibot";
import { type Reproduction, reproductionSchema } from "./reproduction";
import json from "./reproduction.json";

/** What the committed full run of `npm run reproduce` measured. */
export const committedReproduction: Reproduction = v.parse(reproductionSchema, json);
