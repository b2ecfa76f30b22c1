/** What every git host must do, on GitLab. */
import { describeGitHost } from "../git-host.contract.ts";
import { describeReviews } from "../reviews.contract.ts";
import { gitlabUnderTest } from "./gitlab-under-test.ts";

describeGitHost("GitLab", { fresh: () => gitlabUnderTest(), remembersApprovals: true });
describeReviews("GitLab", () => gitlabUnderTest());
