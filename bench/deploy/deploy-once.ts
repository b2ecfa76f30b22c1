/** Deploys one folder to one place, both as JSON on the command line: what a trial starts and kills. */
import { deployTo, type NamedPlace } from "../../scripts/deploy/place-of.ts";
import { countsOf } from "../../scripts/deploy/report.ts";
import { siteFiles } from "../../scripts/deploy/site-files.ts";

const [site = "", place = ""] = process.argv.slice(2);
const named: NamedPlace = JSON.parse(place);
const { STET_DEPLOY_KEY: key, STET_DEPLOY_HOSTS: hosts } = process.env;
const { plan } = await deployTo(named, siteFiles(site), {
  dryRun: false,
  ssh: { key, hosts },
  isBatch: true,
});
console.log(countsOf(plan));
