-- DropIndex
DROP INDEX "Opinion_mergedInto_idx";

-- AlterTable
ALTER TABLE "Feedback" ADD COLUMN     "fromId" TEXT,
ADD COLUMN     "singles" JSONB;

-- CreateTable
CREATE TABLE "Batch" (
    "id" INTEGER NOT NULL,
    "opinionId" TEXT NOT NULL,
    "intoId" TEXT,
    "feedbackId" TEXT,
    "work" JSONB NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL,
    "cursor" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "writtenAt" TIMESTAMP(3),
    "nextAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Batch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Batch_nextAt_idx" ON "Batch"("nextAt");

-- CreateIndex
CREATE INDEX "Batch_writtenAt_idx" ON "Batch"("writtenAt");

-- CreateIndex
CREATE INDEX "Batch_opinionId_idx" ON "Batch"("opinionId");

-- CreateIndex
CREATE INDEX "Batch_feedbackId_idx" ON "Batch"("feedbackId");

-- CreateIndex
CREATE INDEX "Opinion_mergedInto_state_id_idx" ON "Opinion"("mergedInto", "state", "id");

-- CreateIndex
CREATE INDEX "Feedback_fromId_idx" ON "Feedback"("fromId");
