-- CreateTable
CREATE TABLE "Area" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "latinName" TEXT NOT NULL,
    "parentCode" TEXT,

    CONSTRAINT "Area_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Congress" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "areaCode" TEXT,
    "term" TEXT NOT NULL,
    "termStart" TEXT NOT NULL,
    "termEnd" TEXT NOT NULL,

    CONSTRAINT "Congress_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "District" (
    "id" TEXT NOT NULL,
    "congressId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "workUnits" TEXT NOT NULL,

    CONSTRAINT "District_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DistrictArea" (
    "districtId" TEXT NOT NULL,
    "areaCode" TEXT NOT NULL,

    CONSTRAINT "DistrictArea_pkey" PRIMARY KEY ("districtId","areaCode")
);

-- CreateTable
CREATE TABLE "Deputy" (
    "no" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "latinName" TEXT NOT NULL,
    "congressId" TEXT NOT NULL,
    "districtId" TEXT,
    "mandate" TEXT NOT NULL,
    "since" TEXT,
    "until" TEXT,
    "phone" TEXT,
    "wechat" TEXT,
    "languages" TEXT NOT NULL,
    "groups" TEXT NOT NULL,
    "stations" TEXT NOT NULL,
    "roles" TEXT NOT NULL,
    "trade" TEXT NOT NULL,
    "workUnit" TEXT NOT NULL,
    "electoralUnit" TEXT NOT NULL,
    "personId" TEXT,
    "awayUntil" TEXT,
    "delegateNo" TEXT,
    "delegateMayAnswer" BOOLEAN NOT NULL DEFAULT false,
    "digestAt" TEXT,
    "digestedOn" TEXT,

    CONSTRAINT "Deputy_pkey" PRIMARY KEY ("no")
);

-- CreateTable
CREATE TABLE "Office" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "latinName" TEXT NOT NULL,
    "congressId" TEXT,
    "kind" TEXT NOT NULL,
    "parentId" TEXT,
    "phone" TEXT,
    "hours" TEXT,

    CONSTRAINT "Office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OfficeArea" (
    "officeId" TEXT NOT NULL,
    "areaCode" TEXT NOT NULL,

    CONSTRAINT "OfficeArea_pkey" PRIMARY KEY ("officeId","areaCode")
);

-- CreateTable
CREATE TABLE "Station" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "areaCode" TEXT,
    "address" TEXT NOT NULL,
    "hours" TEXT NOT NULL,
    "receptionDays" TEXT NOT NULL,

    CONSTRAINT "Station_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organ" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "parentId" TEXT,
    "areaCode" TEXT,
    "topics" TEXT NOT NULL,

    CONSTRAINT "Organ_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Door" (
    "id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "hours" TEXT NOT NULL,
    "areaCode" TEXT,

    CONSTRAINT "Door_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contact" (
    "deputyNo" TEXT NOT NULL,
    "with" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("deputyNo","with")
);

-- CreateTable
CREATE TABLE "Holiday" (
    "date" TEXT NOT NULL,
    "isOffDay" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Holiday_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "name" TEXT,
    "phone" TEXT,
    "language" TEXT NOT NULL,
    "remindersOff" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "erasedAt" TIMESTAMP(3),

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Role" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "deputyNo" TEXT,
    "officeId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Role_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL,
    "codeDigest" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "deputyNo" TEXT,
    "officeId" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),
    "usedById" TEXT,

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Chat" (
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "step" JSONB,
    "startedWith" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lastHeardAt" TIMESTAMP(3),
    "goneAt" TIMESTAMP(3),
    "lastSeq" INTEGER NOT NULL DEFAULT 0,
    "ackSeq" INTEGER NOT NULL DEFAULT 0,
    "doneSeq" INTEGER NOT NULL DEFAULT 0,
    "holdUntil" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Chat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Inbound" (
    "id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "chatId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "text" TEXT,
    "choice" TEXT,
    "afterSeq" INTEGER NOT NULL DEFAULT 0,
    "mediaIds" TEXT,

    CONSTRAINT "Inbound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Media" (
    "id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "seconds" INTEGER,
    "name" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL,
    "chatId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "nudges" INTEGER NOT NULL,
    "nextAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Opinion" (
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "code" TEXT,
    "title" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stateSince" TIMESTAMP(3) NOT NULL,
    "stateBefore" TEXT,
    "clarifyingBefore" TEXT,
    "round" INTEGER NOT NULL,
    "questionsAsked" INTEGER NOT NULL,
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
    "reopened" INTEGER NOT NULL DEFAULT 0,
    "enough" BOOLEAN NOT NULL DEFAULT false,
    "timerKind" TEXT,
    "timerAt" TIMESTAMP(3),
    "timerBeforeKind" TEXT,
    "timerBeforeAt" TIMESTAMP(3),
    "feedbackId" TEXT,
    "replacedFeedbackId" TEXT,
    "solved" TEXT,
    "answerRating" TEXT,
    "attitudeRating" TEXT,
    "ratingLapsedAt" TIMESTAMP(3),
    "submittedAt" TIMESTAMP(3) NOT NULL,
    "digest" TEXT NOT NULL,
    "eventSeq" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,

    CONSTRAINT "Opinion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "opinionId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "actorId" TEXT,
    "fromState" TEXT,
    "toState" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "data" JSONB NOT NULL,
    "digest" TEXT NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("opinionId","seq")
);

-- CreateTable
CREATE TABLE "Piece" (
    "id" TEXT NOT NULL,
    "opinionId" TEXT NOT NULL,
    "eventSeq" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT,
    "mediaId" TEXT,
    "transcript" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Piece_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Feedback" (
    "id" TEXT NOT NULL,
    "opinionId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "class" TEXT,
    "text" TEXT NOT NULL,
    "files" JSONB,
    "deputyNo" TEXT,
    "delegateNo" TEXT,
    "personId" TEXT,
    "day" TEXT,
    "reason" TEXT,
    "doorId" TEXT,
    "correctionOf" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "leavesAt" TIMESTAMP(3) NOT NULL,
    "leftAt" TIMESTAMP(3),
    "deliveredAt" TIMESTAMP(3),
    "evidence" INTEGER NOT NULL DEFAULT 0,
    "told" TEXT,
    "undeliverableAt" TIMESTAMP(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "triedOn" TEXT,
    "heldAt" TIMESTAMP(3),
    "supersededAt" TIMESTAMP(3),
    "undoneAt" TIMESTAMP(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Duty" (
    "id" TEXT NOT NULL,
    "opinionId" TEXT,
    "round" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "holderRole" TEXT NOT NULL,
    "holderId" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "due" TEXT NOT NULL,
    "firstDue" TEXT NOT NULL,
    "remaining" INTEGER,
    "why" JSONB NOT NULL,
    "policy" TEXT NOT NULL,
    "nextAt" TIMESTAMP(3),
    "settledAt" TIMESTAMP(3),
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Duty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "dutyId" TEXT NOT NULL,
    "due" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("dutyId","due","level","n")
);

-- CreateTable
CREATE TABLE "Letter" (
    "id" TEXT NOT NULL,
    "chatId" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "choices" JSONB,
    "files" JSONB,
    "about" JSONB,
    "opinionId" TEXT,
    "feedbackId" TEXT,
    "once" TEXT,
    "replaces" TEXT,
    "state" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "leaseUntil" TIMESTAMP(3),
    "seq" INTEGER,
    "platformId" TEXT,
    "evidence" INTEGER NOT NULL DEFAULT 0,
    "sentAt" TIMESTAMP(3),
    "deliveredAt" TIMESTAMP(3),
    "failure" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Letter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Template" (
    "id" TEXT NOT NULL,
    "deputyNo" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "Template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Counter" (
    "name" TEXT NOT NULL,
    "value" INTEGER NOT NULL,

    CONSTRAINT "Counter_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "Area_parentCode_idx" ON "Area"("parentCode");

-- CreateIndex
CREATE INDEX "Area_name_idx" ON "Area"("name");

-- CreateIndex
CREATE INDEX "District_congressId_idx" ON "District"("congressId");

-- CreateIndex
CREATE INDEX "DistrictArea_areaCode_idx" ON "DistrictArea"("areaCode");

-- CreateIndex
CREATE INDEX "Deputy_districtId_idx" ON "Deputy"("districtId");

-- CreateIndex
CREATE INDEX "Deputy_congressId_no_idx" ON "Deputy"("congressId", "no");

-- CreateIndex
CREATE INDEX "Deputy_personId_idx" ON "Deputy"("personId");

-- CreateIndex
CREATE INDEX "Deputy_name_idx" ON "Deputy"("name");

-- CreateIndex
CREATE INDEX "Deputy_digestAt_idx" ON "Deputy"("digestAt");

-- CreateIndex
CREATE INDEX "Deputy_delegateNo_idx" ON "Deputy"("delegateNo");

-- CreateIndex
CREATE INDEX "Office_parentId_idx" ON "Office"("parentId");

-- CreateIndex
CREATE INDEX "OfficeArea_areaCode_idx" ON "OfficeArea"("areaCode");

-- CreateIndex
CREATE INDEX "Role_personId_idx" ON "Role"("personId");

-- CreateIndex
CREATE INDEX "Role_officeId_idx" ON "Role"("officeId");

-- CreateIndex
CREATE INDEX "Role_deputyNo_idx" ON "Role"("deputyNo");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_codeDigest_key" ON "Invitation"("codeDigest");

-- CreateIndex
CREATE INDEX "Chat_personId_idx" ON "Chat"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Chat_channel_address_key" ON "Chat"("channel", "address");

-- CreateIndex
CREATE INDEX "Inbound_chatId_at_idx" ON "Inbound"("chatId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Inbound_channel_externalId_key" ON "Inbound"("channel", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_chatId_key" ON "Draft"("chatId");

-- CreateIndex
CREATE INDEX "Draft_nextAt_idx" ON "Draft"("nextAt");

-- CreateIndex
CREATE UNIQUE INDEX "Opinion_number_key" ON "Opinion"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Opinion_code_key" ON "Opinion"("code");

-- CreateIndex
CREATE INDEX "Opinion_authorId_submittedAt_idx" ON "Opinion"("authorId", "submittedAt");

-- CreateIndex
CREATE INDEX "Opinion_deputyNo_state_idx" ON "Opinion"("deputyNo", "state");

-- CreateIndex
CREATE INDEX "Opinion_officeId_state_idx" ON "Opinion"("officeId", "state");

-- CreateIndex
CREATE INDEX "Opinion_mergedInto_idx" ON "Opinion"("mergedInto");

-- CreateIndex
CREATE INDEX "Opinion_timerAt_idx" ON "Opinion"("timerAt");

-- CreateIndex
CREATE INDEX "Piece_opinionId_eventSeq_idx" ON "Piece"("opinionId", "eventSeq");

-- CreateIndex
CREATE INDEX "Feedback_opinionId_createdAt_idx" ON "Feedback"("opinionId", "createdAt");

-- CreateIndex
CREATE INDEX "Duty_opinionId_status_idx" ON "Duty"("opinionId", "status");

-- CreateIndex
CREATE INDEX "Duty_holderRole_holderId_status_due_idx" ON "Duty"("holderRole", "holderId", "status", "due");

-- CreateIndex
CREATE INDEX "Duty_status_due_idx" ON "Duty"("status", "due");

-- CreateIndex
CREATE INDEX "Duty_nextAt_idx" ON "Duty"("nextAt");

-- CreateIndex
CREATE UNIQUE INDEX "Letter_once_key" ON "Letter"("once");

-- CreateIndex
CREATE INDEX "Letter_state_dueAt_idx" ON "Letter"("state", "dueAt");

-- CreateIndex
CREATE INDEX "Letter_state_rank_dueAt_idx" ON "Letter"("state", "rank", "dueAt");

-- CreateIndex
CREATE INDEX "Letter_chatId_seq_idx" ON "Letter"("chatId", "seq");

-- CreateIndex
CREATE INDEX "Letter_chatId_state_idx" ON "Letter"("chatId", "state");

-- CreateIndex
CREATE INDEX "Letter_opinionId_idx" ON "Letter"("opinionId");

-- CreateIndex
CREATE INDEX "Letter_feedbackId_idx" ON "Letter"("feedbackId");

-- CreateIndex
CREATE INDEX "Template_deputyNo_n_idx" ON "Template"("deputyNo", "n");

-- AddForeignKey
ALTER TABLE "Area" ADD CONSTRAINT "Area_parentCode_fkey" FOREIGN KEY ("parentCode") REFERENCES "Area"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "District" ADD CONSTRAINT "District_congressId_fkey" FOREIGN KEY ("congressId") REFERENCES "Congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DistrictArea" ADD CONSTRAINT "DistrictArea_districtId_fkey" FOREIGN KEY ("districtId") REFERENCES "District"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DistrictArea" ADD CONSTRAINT "DistrictArea_areaCode_fkey" FOREIGN KEY ("areaCode") REFERENCES "Area"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deputy" ADD CONSTRAINT "Deputy_congressId_fkey" FOREIGN KEY ("congressId") REFERENCES "Congress"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deputy" ADD CONSTRAINT "Deputy_districtId_fkey" FOREIGN KEY ("districtId") REFERENCES "District"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deputy" ADD CONSTRAINT "Deputy_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Office" ADD CONSTRAINT "Office_congressId_fkey" FOREIGN KEY ("congressId") REFERENCES "Congress"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Office" ADD CONSTRAINT "Office_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Office"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeArea" ADD CONSTRAINT "OfficeArea_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OfficeArea" ADD CONSTRAINT "OfficeArea_areaCode_fkey" FOREIGN KEY ("areaCode") REFERENCES "Area"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Role" ADD CONSTRAINT "Role_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Chat" ADD CONSTRAINT "Chat_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Inbound" ADD CONSTRAINT "Inbound_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Opinion" ADD CONSTRAINT "Opinion_deputyNo_fkey" FOREIGN KEY ("deputyNo") REFERENCES "Deputy"("no") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Opinion" ADD CONSTRAINT "Opinion_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Opinion" ADD CONSTRAINT "Opinion_mergedInto_fkey" FOREIGN KEY ("mergedInto") REFERENCES "Opinion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_opinionId_fkey" FOREIGN KEY ("opinionId") REFERENCES "Opinion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Piece" ADD CONSTRAINT "Piece_opinionId_fkey" FOREIGN KEY ("opinionId") REFERENCES "Opinion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Feedback" ADD CONSTRAINT "Feedback_opinionId_fkey" FOREIGN KEY ("opinionId") REFERENCES "Opinion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Duty" ADD CONSTRAINT "Duty_opinionId_fkey" FOREIGN KEY ("opinionId") REFERENCES "Opinion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_dutyId_fkey" FOREIGN KEY ("dutyId") REFERENCES "Duty"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Letter" ADD CONSTRAINT "Letter_chatId_fkey" FOREIGN KEY ("chatId") REFERENCES "Chat"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Template" ADD CONSTRAINT "Template_deputyNo_fkey" FOREIGN KEY ("deputyNo") REFERENCES "Deputy"("no") ON DELETE RESTRICT ON UPDATE CASCADE;
