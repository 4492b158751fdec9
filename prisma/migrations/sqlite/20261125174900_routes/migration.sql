-- AlterTable
ALTER TABLE "Invitation" ADD COLUMN "organId" TEXT;

-- AlterTable
ALTER TABLE "Piece" ADD COLUMN "routeId" TEXT;

-- AlterTable
ALTER TABLE "Duty" ADD COLUMN "ownerId" TEXT;
ALTER TABLE "Duty" ADD COLUMN "routeId" TEXT;

-- CreateTable
CREATE TABLE "Route" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "opinionId" TEXT NOT NULL,
    "no" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "targetRole" TEXT NOT NULL,
    "targetId" TEXT NOT NULL,
    "coHandlers" TEXT NOT NULL,
    "coOpinions" TEXT NOT NULL,
    "fromNo" TEXT NOT NULL,
    "inRound" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "brief" TEXT NOT NULL,
    "files" JSONB,
    "offeredAt" DATETIME NOT NULL,
    "handedAt" DATETIME,
    "acceptedAt" DATETIME,
    "silentAt" DATETIME,
    "bound" BOOLEAN NOT NULL DEFAULT false,
    "endedAt" DATETIME,
    "reply" JSONB,
    "feedbackOwed" BOOLEAN NOT NULL DEFAULT false,
    "evaluation" TEXT,
    "evaluationLapsedAt" DATETIME,
    "unsatisfied" INTEGER NOT NULL DEFAULT 0,
    "extensionAsked" TEXT,
    "contactAsked" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Route_opinionId_fkey" FOREIGN KEY ("opinionId") REFERENCES "Opinion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReplyDraft" (
    "routeId" TEXT NOT NULL PRIMARY KEY,
    "body" JSONB NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Role" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "deputyNo" TEXT,
    "officeId" TEXT,
    "organId" TEXT,
    "createdAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    CONSTRAINT "Role_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Role_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Role_organId_fkey" FOREIGN KEY ("organId") REFERENCES "Organ" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Role" ("createdAt", "deputyNo", "endedAt", "id", "kind", "officeId", "personId") SELECT "createdAt", "deputyNo", "endedAt", "id", "kind", "officeId", "personId" FROM "Role";
DROP TABLE "Role";
ALTER TABLE "new_Role" RENAME TO "Role";
CREATE INDEX "Role_personId_idx" ON "Role"("personId");
CREATE INDEX "Role_officeId_idx" ON "Role"("officeId");
CREATE INDEX "Role_deputyNo_idx" ON "Role"("deputyNo");
CREATE INDEX "Role_organId_idx" ON "Role"("organId");
CREATE TABLE "new_Opinion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" INTEGER NOT NULL,
    "code" TEXT,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stateSince" DATETIME NOT NULL,
    "stateBefore" TEXT,
    "clarifyingBefore" TEXT,
    "round" INTEGER NOT NULL,
    "questionsAsked" INTEGER NOT NULL,
    "routesOpened" INTEGER NOT NULL DEFAULT 0,
    "asker" TEXT,
    "authorId" TEXT,
    "chatId" TEXT,
    "toldBy" TEXT,
    "toldReach" TEXT,
    "areaCode" TEXT,
    "deputyNo" TEXT,
    "wishedNo" TEXT,
    "officeId" TEXT NOT NULL,
    "mergedInto" TEXT,
    "leads" BOOLEAN NOT NULL DEFAULT false,
    "forWhom" TEXT,
    "consent" BOOLEAN,
    "concern" BOOLEAN NOT NULL DEFAULT false,
    "guarded" JSONB,
    "reopened" INTEGER NOT NULL DEFAULT 0,
    "enough" BOOLEAN NOT NULL DEFAULT false,
    "timerKind" TEXT,
    "timerAt" DATETIME,
    "timerBeforeKind" TEXT,
    "timerBeforeAt" DATETIME,
    "feedbackId" TEXT,
    "replacedFeedbackId" TEXT,
    "solved" TEXT,
    "answerRating" TEXT,
    "attitudeRating" TEXT,
    "ratingLapsedAt" DATETIME,
    "submittedAt" DATETIME NOT NULL,
    "digest" TEXT NOT NULL,
    "eventSeq" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    CONSTRAINT "Opinion_deputyNo_fkey" FOREIGN KEY ("deputyNo") REFERENCES "Deputy" ("no") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Opinion_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Opinion_mergedInto_fkey" FOREIGN KEY ("mergedInto") REFERENCES "Opinion" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Opinion" ("answerRating", "areaCode", "asker", "attitudeRating", "authorId", "chatId", "clarifyingBefore", "code", "concern", "consent", "deputyNo", "digest", "enough", "eventSeq", "feedbackId", "forWhom", "id", "language", "leads", "mergedInto", "number", "officeId", "questionsAsked", "ratingLapsedAt", "reopened", "replacedFeedbackId", "round", "solved", "state", "stateBefore", "stateSince", "submittedAt", "timerAt", "timerBeforeAt", "timerBeforeKind", "timerKind", "title", "toldBy", "toldReach", "version", "wishedNo") SELECT "answerRating", "areaCode", "asker", "attitudeRating", "authorId", "chatId", "clarifyingBefore", "code", "concern", "consent", "deputyNo", "digest", "enough", "eventSeq", "feedbackId", "forWhom", "id", "language", "leads", "mergedInto", "number", "officeId", "questionsAsked", "ratingLapsedAt", "reopened", "replacedFeedbackId", "round", "solved", "state", "stateBefore", "stateSince", "submittedAt", "timerAt", "timerBeforeAt", "timerBeforeKind", "timerKind", "title", "toldBy", "toldReach", "version", "wishedNo" FROM "Opinion";
DROP TABLE "Opinion";
ALTER TABLE "new_Opinion" RENAME TO "Opinion";
CREATE UNIQUE INDEX "Opinion_number_key" ON "Opinion"("number");
CREATE UNIQUE INDEX "Opinion_code_key" ON "Opinion"("code");
CREATE INDEX "Opinion_authorId_submittedAt_idx" ON "Opinion"("authorId", "submittedAt");
CREATE INDEX "Opinion_deputyNo_state_idx" ON "Opinion"("deputyNo", "state");
CREATE INDEX "Opinion_officeId_state_idx" ON "Opinion"("officeId", "state");
CREATE INDEX "Opinion_mergedInto_idx" ON "Opinion"("mergedInto");
CREATE INDEX "Opinion_timerAt_idx" ON "Opinion"("timerAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Route_opinionId_idx" ON "Route"("opinionId");

-- CreateIndex
CREATE INDEX "Route_targetRole_targetId_state_idx" ON "Route"("targetRole", "targetId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Route_no_n_key" ON "Route"("no", "n");
