import { describeGitHost } from "../git-host.contract.ts";
import { describeReviews } from "../reviews.contract.ts";
import { githubUnderTest } from "./github-under-test.ts";

describeGitHost("GitHub", { fresh: () => githubUnderTest(), remembersApprovals: true });
describeReviews("GitHub", () => githubUnderTest());
