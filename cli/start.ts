import { ensurePageBuilt } from "./ensurePageBuilt";
import { hasDisplay } from "./hasDisplay";
import { servePage } from "./servePage";

await ensurePageBuilt((sentence) => console.log(sentence));
const { address } = await servePage(4173, hasDisplay(process.platform, process.env));
console.log(`Trainset is at ${address} (Ctrl-C ends it)`);
